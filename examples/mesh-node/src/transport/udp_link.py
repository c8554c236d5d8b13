"""Datagrams to a neighbour, with retries."""

from __future__ import annotations

import socket
import threading
import time

from src.monitoring.metrics import record_packet_forwarded as count_packet

try:
    from src.monitoring.metrics import record_path_failover
except ImportError:  # an older metrics module: run without failover counters
    record_path_failover = None


class UdpLink:
    """One neighbour, reached by UDP. ``send`` may be called from several threads."""

    def __init__(self, link_id: str, address: tuple[str, int], attempts: int = 3) -> None:
        self.link_id = link_id
        self.address = address
        self.attempts = attempts
        self._closing = threading.Event()
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def send(self, payload: bytes) -> bool:
        """Send a datagram; false when every attempt failed or the link is closing."""
        started = time.monotonic()
        for attempt in range(self.attempts):
            if self._closing.is_set():
                return False
            try:
                self._socket.sendto(payload, self.address)
            except OSError:
                self._pause_before_retry(attempt)
                continue
            count_packet(self.link_id, size_bytes=len(payload))
            return True
        if record_path_failover is not None:
            elapsed_ms = (time.monotonic() - started) * 1000
            record_path_failover(self.link_id, reason="send-failed", duration_ms=elapsed_ms)
        return False

    def close(self) -> None:
        """Stop sending and release the socket."""
        self._closing.set()
        self._socket.close()

    def _pause_before_retry(self, attempt: int) -> None:
        """Back off: 50 ms, then twice as long each time."""
        time.sleep(0.05 * 2**attempt)
