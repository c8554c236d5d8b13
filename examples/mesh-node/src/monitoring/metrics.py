"""In-process metrics of the node.

Every event has one ``record_*`` function, so that names and labels are decided here and nowhere else.
The registry is small on purpose: counters and timings, read by :mod:`src.monitoring.exporter`.
"""

from __future__ import annotations

import threading
from collections import defaultdict

Labels = tuple[tuple[str, str], ...]


class MetricsRegistry:
    """Counters and timings by name and labels. Safe to use from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counters: dict[tuple[str, Labels], int] = defaultdict(int)
        self._timings: dict[tuple[str, Labels], list[float]] = defaultdict(list)

    def increment(self, name: str, amount: int = 1, **labels: str) -> None:
        """Add to a counter."""
        with self._lock:
            self._counters[name, _key(labels)] += amount

    def observe(self, name: str, value: float, **labels: str) -> None:
        """Add one observation to a timing."""
        with self._lock:
            self._timings[name, _key(labels)].append(value)

    def count(self, name: str, **labels: str) -> int:
        """The value of a counter; zero when it was never incremented."""
        with self._lock:
            return self._counters.get((name, _key(labels)), 0)

    def observations(self, name: str, **labels: str) -> list[float]:
        """A copy of the observations of a timing."""
        with self._lock:
            return list(self._timings.get((name, _key(labels)), ()))

    def snapshot(self) -> dict[tuple[str, Labels], int]:
        """A copy of all counters."""
        with self._lock:
            return dict(self._counters)

    def reset(self) -> None:
        """Forget everything."""
        with self._lock:
            self._counters.clear()
            self._timings.clear()


def _key(labels: dict[str, str]) -> Labels:
    return tuple(sorted(labels.items()))


REGISTRY = MetricsRegistry()


def record_packet_forwarded(link_id: str, *, size_bytes: int) -> None:
    """Count a packet that left over a link, with its size."""
    REGISTRY.increment("mesh_packets_forwarded_total", link=link_id)
    REGISTRY.increment("mesh_bytes_forwarded_total", size_bytes, link=link_id)


def record_link_latency(link_id: str, *, latency_ms: float) -> None:
    """Record one round trip over a link."""
    REGISTRY.observe("mesh_link_latency_ms", latency_ms, link=link_id)


def record_peer_joined(peer_id: str, *, region: str) -> None:
    """Count a peer that joined the mesh."""
    REGISTRY.increment("mesh_peers_joined_total", peer=peer_id, region=region)


def record_term_started(node_id: str, *, term: int) -> None:
    """Count a new Raft term, as this node sees it."""
    REGISTRY.increment("mesh_raft_terms_total", node=node_id)
    REGISTRY.observe("mesh_raft_term", float(term), node=node_id)


def record_key_rotation(key_id: str, *, reason: str) -> None:
    """Count a rotated key."""
    REGISTRY.increment("mesh_key_rotations_total", key=key_id, reason=reason)


def record_healing_action(action: str, *, succeeded: bool, duration_ms: float) -> None:
    """Count a repair of the healing loop, with its duration."""
    REGISTRY.increment("mesh_healing_actions_total", action=action, succeeded=str(succeeded).lower())
    REGISTRY.observe("mesh_healing_duration_ms", duration_ms, action=action)
