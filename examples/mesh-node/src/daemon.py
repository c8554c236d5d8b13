"""The daemon: puts the parts together and runs until it is told to stop."""

from __future__ import annotations

import signal
import threading
import time

from src.config import NodeConfig, load_config
from src.consensus.election import ElectionTimer, stand
from src.consensus.raft_state import RaftNodeState
from src.healing.loop import HealingLoop
from src.monitoring.metrics import record_peer_joined as note_peer
from src.routing.link_table import LinkTable
from src.routing.path_selector import PathSelector
from src.security.keyring import Keyring


class Daemon:
    """One node of the mesh."""

    def __init__(self, config: NodeConfig) -> None:
        self.config = config
        self.links = LinkTable()
        self.selector = PathSelector(self.links)
        self.healing = HealingLoop(self.links)
        self.state = RaftNodeState(config.node_id)
        self.timer = ElectionTimer()
        self.keys = Keyring()
        self._stop = threading.Event()

    def join(self, peer_id: str, region: str) -> None:
        """Take a peer into the consensus group."""
        self.state.peers = (*self.state.peers, peer_id)
        note_peer(peer_id, region=region)

    def stop(self) -> None:
        """Leave the main loop after the current turn."""
        self._stop.set()

    def run(self) -> None:
        """The main loop."""
        self.keys.rotate("start")
        self.timer.reset(time.monotonic())
        while not self._stop.wait(self.config.probe_interval):
            now = time.monotonic()
            self.healing.run_once(now)
            if self.timer.expired(now):
                stand(self.state)
                self.timer.reset(now)


def main() -> None:
    """Entry point of ``mesh-node``."""
    daemon = Daemon(load_config())
    signal.signal(signal.SIGTERM, lambda *_: daemon.stop())
    daemon.run()


if __name__ == "__main__":
    main()
