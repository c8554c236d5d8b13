"""Settings of a node, from the environment."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Mapping

DEFAULTS = {
    "MESH_NODE_ID": "node-dev",
    "MESH_LISTEN": "0.0.0.0:7946",
    "MESH_JOIN_SECRET": "let-me-in",
    "MESH_PROBE_INTERVAL": "2.5",
}


@dataclass(frozen=True)
class NodeConfig:
    """The settings that every part of the daemon reads."""

    node_id: str
    listen_host: str
    listen_port: int
    join_secret: str
    probe_interval: float


def load_config(environ: Mapping[str, str] | None = None) -> NodeConfig:
    """Read the settings; what the environment leaves out is taken from ``DEFAULTS``."""
    values = {**DEFAULTS, **(os.environ if environ is None else environ)}
    host, _, port = values["MESH_LISTEN"].rpartition(":")
    return NodeConfig(
        node_id=values["MESH_NODE_ID"],
        listen_host=host,
        listen_port=int(port),
        join_secret=values["MESH_JOIN_SECRET"],
        probe_interval=float(values["MESH_PROBE_INTERVAL"]),
    )
