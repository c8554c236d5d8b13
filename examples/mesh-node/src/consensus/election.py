"""Timer and vote count of a leader election."""

from __future__ import annotations

import random

from src.consensus.raft_state import RaftNodeState, Role
from src.monitoring.metrics import record_term_started


class ElectionTimer:
    """Fires when no heartbeat came for a randomised while."""

    def __init__(self, low: float = 0.15, high: float = 0.30, seed: int | None = None) -> None:
        self._random = random.Random(seed)
        self._low = low
        self._high = high
        self.deadline = 0.0

    def reset(self, now: float) -> float:
        """Start over: the next deadline, at a random distance so that nodes do not stand at once."""
        self.deadline = now + self._random.uniform(self._low, self._high)
        return self.deadline

    def expired(self, now: float) -> bool:
        """True when the deadline has passed."""
        return now >= self.deadline


def stand(state: RaftNodeState) -> int:
    """Become a candidate in a new term, with the node's own vote; returns the term."""
    state.begin_term(state.current_term + 1, Role.CANDIDATE)
    state.grant_vote(state.node_id, state.last_index)
    record_term_started(state.node_id, term=state.current_term)
    return state.current_term


def count_votes(state: RaftNodeState, votes: dict[str, bool]) -> bool:
    """Become the leader when a majority, this node included, has voted for it."""
    granted = 1 + sum(votes.get(peer, False) for peer in state.peers)
    if state.role is Role.CANDIDATE and granted >= state.quorum:
        state.role = Role.LEADER
    return state.role is Role.LEADER
