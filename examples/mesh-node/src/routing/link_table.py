"""The links of this node and how good they are."""

from __future__ import annotations

from dataclasses import dataclass

from src.monitoring.metrics import (
    record_link_latency,
    record_packet_forwarded,
)


@dataclass
class Link:
    """A link to a neighbour. ``latency_ms`` is a moving average; ``last_seen`` is in seconds."""

    link_id: str
    neighbour: str
    latency_ms: float
    last_seen: float
    up: bool = True


class LinkTable:
    """All links of the node, by id."""

    def __init__(self, stale_after: float = 15.0) -> None:
        self._links: dict[str, Link] = {}
        self._stale_after = stale_after

    def __len__(self) -> int:
        return len(self._links)

    def add(self, link: Link) -> None:
        """Add a link, or replace the one of the same id."""
        self._links[link.link_id] = link

    def get(self, link_id: str) -> Link | None:
        """The link of that id."""
        return self._links.get(link_id)

    def usable(self) -> list[Link]:
        """The links that are up, fastest first."""
        return sorted((link for link in self._links.values() if link.up), key=lambda link: link.latency_ms)

    def measured(self, link_id: str, latency_ms: float, now: float) -> None:
        """Take in a round trip: the average moves by a quarter of the difference."""
        link = self._links[link_id]
        link.latency_ms += (latency_ms - link.latency_ms) / 4
        link.last_seen = now
        record_link_latency(link_id, latency_ms=latency_ms)

    def forwarded(self, link_id: str, payload: bytes) -> None:
        """Take note of a packet that left over a link."""
        record_packet_forwarded(link_id, size_bytes=len(payload))

    def expire_stale(self, now: float) -> list[str]:
        """Take down the links that were not heard of for too long; returns their ids."""
        expired = []
        for link in self._links.values():
            if link.up and now - link.last_seen > self._stale_after:
                link.up = False
                expired.append(link.link_id)
        return expired
