"""The repairs that the healing loop can choose from."""

from __future__ import annotations

import time
from typing import Callable

from ..monitoring.metrics import record_healing_action, record_path_failover
from ..routing.link_table import LinkTable

Action = Callable[[LinkTable, str], bool]


def isolate_link(table: LinkTable, link_id: str) -> bool:
    """Take a flapping link out of use."""
    started = time.perf_counter()
    link = table.get(link_id)
    if link is None:
        return False
    link.up = False
    elapsed_ms = (time.perf_counter() - started) * 1000
    record_path_failover(link_id, reason="isolated", duration_ms=elapsed_ms)
    record_healing_action("isolate_link", succeeded=True, duration_ms=elapsed_ms)
    return True


def restore_link(table: LinkTable, link_id: str) -> bool:
    """Bring a link back after its probes succeeded again."""
    link = table.get(link_id)
    if link is None or link.up:
        return False
    link.up = True
    record_healing_action("restore_link", succeeded=True, duration_ms=0.0)
    return True


ACTIONS: dict[str, Action] = {"isolate": isolate_link, "restore": restore_link}
