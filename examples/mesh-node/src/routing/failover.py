"""Moves traffic from a broken link to the next best one."""

from __future__ import annotations

import time

from src.monitoring.metrics import record_path_failover
from src.routing.link_table import Link, LinkTable


class NoBackupLink(Exception):
    """No other link is up."""


def fail_over(table: LinkTable, broken_id: str) -> Link:
    """Take a link down and return the one that replaces it."""
    started = time.perf_counter()
    broken = table.get(broken_id)
    if broken is not None:
        broken.up = False
    candidates = table.usable()
    if not candidates:
        raise NoBackupLink(broken_id)
    elapsed_ms = (time.perf_counter() - started) * 1000
    record_path_failover(broken_id, reason="link-down", duration_ms=elapsed_ms)
    return candidates[0]
