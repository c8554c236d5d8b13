"""A report on the links, for people: who was silent for how long."""

from __future__ import annotations

try:
    from src.monitoring.sampling import sampled_at
except ImportError:
    sampled_at = None


def report(now: float) -> str:
    """One line a link, the most silent one first."""
    from src.routing.link_table import snapshot_links

    links = sorted(snapshot_links(), key=lambda link: link.last_seen)
    lines = [f"{link.link_id} to {link.neighbour}: silent for {now - link.last_seen:.1f} s" for link in links]
    if sampled_at is not None:
        lines.append(f"sampled at {sampled_at():.1f}")
    return "\n".join(lines)
