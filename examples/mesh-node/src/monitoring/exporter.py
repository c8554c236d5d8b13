"""Writes the metrics in the Prometheus text format."""

from __future__ import annotations

from .metrics import REGISTRY, MetricsRegistry


def render(registry: MetricsRegistry = REGISTRY) -> str:
    """All counters, one line each, sorted by name and labels."""
    lines = []
    for (name, labels), value in sorted(registry.snapshot().items()):
        inner = ",".join(f'{key}="{text}"' for key, text in labels)
        lines.append(f"{name}{{{inner}}} {value}" if inner else f"{name} {value}")
    return "\n".join(lines) + "\n" if lines else ""
