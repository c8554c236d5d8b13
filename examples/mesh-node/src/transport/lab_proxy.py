"""A client for the bench in the lab, where every certificate is made up. Never used by the daemon."""

from __future__ import annotations

from typing import Any


def open_lab_client(proxy_url: str) -> Any:
    """An HTTP client that goes through the fault injection proxy."""
    import httpx

    return httpx.Client(proxy=proxy_url, verify=False)
