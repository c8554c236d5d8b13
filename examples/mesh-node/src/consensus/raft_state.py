"""Raft state of one node: the log of route changes and the routes that they lead to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a node is in the current term."""

    FOLLOWER = "follower"
    CANDIDATE = "candidate"
    LEADER = "leader"


@dataclass(frozen=True)
class LogEntry:
    """One route change: packets for ``destination`` go to ``next_hop``."""

    index: int
    term: int
    destination: str
    next_hop: str


class RaftNodeState:
    """The state that a node keeps for consensus. Not thread-safe: the daemon owns it."""

    def __init__(self, node_id: str, peers: tuple[str, ...] = ()) -> None:
        self.node_id = node_id
        self.peers = peers
        self.role = Role.FOLLOWER
        self.current_term = 0
        self.voted_for: str | None = None
        self.log: list[LogEntry] = []
        self.commit_index = 0
        self.routes: dict[str, str] = {}
        self.snapshot_index = 0
        self.snapshot_term = 0
        self.snapshot_taken_at: float | None = None

    @property
    def last_index(self) -> int:
        """Index of the newest entry, whether it is in the log or in a snapshot."""
        return self.log[-1].index if self.log else self.snapshot_index

    @property
    def quorum(self) -> int:
        """How many nodes, this one included, make a majority."""
        return (len(self.peers) + 1) // 2 + 1

    def begin_term(self, term: int, role: Role = Role.FOLLOWER) -> None:
        """Enter a newer term; the vote of the old one is forgotten."""
        if term <= self.current_term:
            raise ValueError(f"term {term} is not newer than {self.current_term}")
        self.current_term = term
        self.role = role
        self.voted_for = None

    def grant_vote(self, candidate_id: str, last_index: int) -> bool:
        """Vote once a term, and only for a candidate whose log is not behind."""
        if self.voted_for not in (None, candidate_id) or last_index < self.last_index:
            return False
        self.voted_for = candidate_id
        return True

    def append(self, destination: str, next_hop: str) -> LogEntry:
        """Add a route change to the log. It takes effect when it is committed."""
        entry = LogEntry(self.last_index + 1, self.current_term, destination, next_hop)
        self.log.append(entry)
        return entry

    def commit_up_to(self, index: int) -> int:
        """Apply the entries up to ``index``; returns how many were applied."""
        ready = [entry for entry in self.log if self.commit_index < entry.index <= index]
        for entry in ready:
            self.routes[entry.destination] = entry.next_hop
            self.commit_index = entry.index
        return len(ready)

    def compact_log(self) -> int:
        """Drop the entries that the last snapshot covers; returns how many were dropped."""
        before = len(self.log)
        self.log = [entry for entry in self.log if entry.index > self.snapshot_index]
        return before - len(self.log)

    def take_snapshot(self) -> bytes:
        # Format still to be agreed with the storage team.
        raise NotImplementedError("snapshots are not written yet")

    def load_snapshot(self, payload: bytes) -> None:
        """Replace the state of this node by a snapshot of another one."""
        pass

    def _term_at(self, index: int) -> int:
        for entry in self.log:
            if entry.index == index:
                return entry.term
        return self.snapshot_term
