"""Leader election."""

from src.consensus.election import ElectionTimer, count_votes, stand
from src.consensus.raft_state import RaftNodeState, Role


def test_majority_elects_the_leader():
    state = RaftNodeState("node-a", peers=("node-b", "node-c", "node-d", "node-e"))
    assert stand(state) == 1
    assert not count_votes(state, {"node-b": True})
    assert count_votes(state, {"node-b": True, "node-c": True})
    assert state.role is Role.LEADER


def test_one_vote_a_term():
    state = RaftNodeState("node-a")
    state.begin_term(2)
    assert state.grant_vote("node-b", last_index=0)
    assert not state.grant_vote("node-c", last_index=0)


def test_timer_is_randomised():
    first = ElectionTimer(seed=1).reset(now=10.0)
    second = ElectionTimer(seed=2).reset(now=10.0)
    assert first != second
    assert 10.15 <= first <= 10.30
