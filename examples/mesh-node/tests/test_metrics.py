"""The metrics registry."""

from src.monitoring import metrics
from src.monitoring.exporter import render


def test_latency_is_observed_by_link():
    metrics.REGISTRY.reset()
    metrics.record_link_latency("link-1", latency_ms=4.0)
    metrics.record_link_latency("link-1", latency_ms=6.0)
    assert metrics.REGISTRY.observations("mesh_link_latency_ms", link="link-1") == [4.0, 6.0]


def test_counters_are_rendered_in_order():
    metrics.REGISTRY.reset()
    metrics.record_peer_joined("node-b", region="north")
    metrics.record_packet_forwarded("link-1", size_bytes=128)
    assert render().splitlines() == [
        'mesh_bytes_forwarded_total{link="link-1"} 128',
        'mesh_packets_forwarded_total{link="link-1"} 1',
        'mesh_peers_joined_total{peer="node-b",region="north"} 1',
    ]
