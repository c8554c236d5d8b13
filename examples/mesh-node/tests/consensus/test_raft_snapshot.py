"""Snapshots of the Raft state."""

from src.consensus.raft_state import RaftNodeState


def leader_with_routes() -> RaftNodeState:
    state = RaftNodeState("node-a", peers=("node-b", "node-c"))
    state.begin_term(4)
    state.append("10.1.0.0/16", "node-b")
    state.append("10.2.0.0/16", "node-c")
    state.append("10.1.0.0/16", "node-c")
    state.commit_up_to(2)
    return state


def test_commit_applies_in_order():
    state = leader_with_routes()
    assert state.routes == {"10.1.0.0/16": "node-b", "10.2.0.0/16": "node-c"}
    assert state.commit_up_to(3) == 1
    assert state.routes["10.1.0.0/16"] == "node-c"


def test_snapshot_roundtrip():
    state = leader_with_routes()
    payload = state.take_snapshot()

    restored = RaftNodeState("node-d", peers=("node-a",))
    restored.load_snapshot(payload)

    assert restored.routes == {"10.1.0.0/16": "node-b", "10.2.0.0/16": "node-c"}
    assert restored.current_term == 4
    assert restored.commit_index == restored.last_index == 2
    assert restored.snapshot_taken_at == state.snapshot_taken_at


def test_compaction_without_snapshot_keeps_the_log():
    state = leader_with_routes()
    assert state.compact_log() == 0
    assert len(state.log) == 3
