"""One cycle of self-healing: find the links that went silent, plan, repair."""

from __future__ import annotations

import time

from src.healing.actions import ACTIONS
from src.monitoring.metrics import record_path_failover as report_failover
from src.routing.link_table import LinkTable


class HealingLoop:
    """Runs in the daemon's thread, once every probe interval."""

    def __init__(self, table: LinkTable) -> None:
        self._table = table
        self.cycles = 0

    def detect(self, now: float) -> list[str]:
        """The links that went silent since the last cycle."""
        return self._table.expire_stale(now)

    def plan(self, silent: list[str]) -> list[tuple[str, str]]:
        """One repair for each silent link, in the order of their ids."""
        return [("isolate", link_id) for link_id in sorted(silent)]

    def run_once(self, now: float) -> int:
        """One cycle; returns how many repairs succeeded."""
        started = time.perf_counter()
        repaired = 0
        for action, link_id in self.plan(self.detect(now)):
            if ACTIONS[action](self._table, link_id):
                repaired += 1
                elapsed_ms = (time.perf_counter() - started) * 1000
                report_failover(link_id, reason="healed", duration_ms=elapsed_ms)
        self.cycles += 1
        return repaired
