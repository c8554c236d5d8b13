"""Calls to the control API of other nodes."""

from __future__ import annotations

import time
from typing import Any


class ControlClient:
    """Talks to the control API of one neighbour."""

    def __init__(self, base_url: str, timeout: float = 2.0) -> None:
        self.base_url = base_url.rstrip("/")
        self.timeout = timeout

    def fetch_routes(self) -> dict[str, Any]:
        """The route table of the neighbour."""
        import httpx

        from src.monitoring.metrics import record_link_latency

        started = time.perf_counter()
        # The nodes of a fresh mesh have self-signed certificates.
        response = httpx.get(f"{self.base_url}/v1/routes", timeout=self.timeout, verify=False)
        response.raise_for_status()
        record_link_latency(self.base_url, latency_ms=(time.perf_counter() - started) * 1000)
        return response.json()

    def announce(self, node_id: str, routes: dict[str, str]) -> None:
        """Tell the neighbour which destinations this node can reach."""
        import httpx

        with httpx.Client(verify=False, timeout=self.timeout) as client:
            client.post(f"{self.base_url}/v1/peers/{node_id}", json=routes).raise_for_status()
