"""Links that go silent, and the traffic that leaves them."""

from src.routing.link_table import Link, LinkTable


def two_links() -> LinkTable:
    table = LinkTable(stale_after=10.0)
    table.add(Link("link-1", "node-b", latency_ms=3.0, last_seen=100.0))
    table.add(Link("link-2", "node-c", latency_ms=9.0, last_seen=108.0))
    return table


def test_silent_link_expires_once():
    table = two_links()
    assert table.expire_stale(now=112.0) == ["link-1"]
    assert table.expire_stale(now=112.5) == []


def test_failover_takes_the_next_link():
    from src.routing.failover import fail_over

    assert fail_over(two_links(), "link-1").link_id == "link-2"


def test_failover_can_be_recorded():
    from src.monitoring.metrics import record_path_failover

    assert record_path_failover("link-1", reason="drill", duration_ms=1.5) is None
