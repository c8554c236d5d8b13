"""The healing loop."""

import src.monitoring.metrics as metrics
from src.healing.loop import HealingLoop
from src.routing.link_table import Link, LinkTable


def test_silent_link_is_isolated():
    table = LinkTable(stale_after=5.0)
    table.add(Link("link-7", "node-b", latency_ms=2.0, last_seen=0.0))
    assert HealingLoop(table).run_once(now=6.0) == 1
    assert table.usable() == []


def test_failover_of_a_drill_is_recorded():
    assert metrics.record_path_failover("link-7", reason="drill", duration_ms=0.5) is None
