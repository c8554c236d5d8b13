"""Chooses the link for a packet."""

from __future__ import annotations

from src.monitoring.metrics import (
    record_link_latency,
    record_packet_forwarded,
    record_path_failover,
)
from src.routing.link_table import Link, LinkTable


class PathSelector:
    """Stays on the current link until another one is clearly faster."""

    def __init__(self, table: LinkTable, advantage: float = 0.8) -> None:
        self._table = table
        self._advantage = advantage
        self.current: Link | None = None

    def select(self) -> Link | None:
        """The link to use now; ``None`` when all are down."""
        usable = self._table.usable()
        if not usable:
            self.current = None
            return None
        best = usable[0]
        if self.current is None or not self.current.up:
            self.current = best
        elif best.latency_ms < self.current.latency_ms * self._advantage:
            record_path_failover(self.current.link_id, reason="faster-path", duration_ms=0.0)
            self.current = best
        record_link_latency(self.current.link_id, latency_ms=self.current.latency_ms)
        return self.current

    def send(self, payload: bytes) -> bool:
        """Send over the selected link; false when there is none."""
        link = self.select()
        if link is None:
            return False
        record_packet_forwarded(link.link_id, size_bytes=len(payload))
        return True
