"""Join keys."""

from src.security.keyring import Keyring


def test_old_key_still_verifies_after_rotation():
    keys = Keyring()
    keys.rotate()
    key_id, tag = keys.sign(b"hello")
    keys.rotate()
    assert key_id != keys.current_id
    assert keys.verify(key_id, b"hello", tag)
    assert not keys.verify(key_id, b"hullo", tag)


def test_unknown_key_is_refused():
    assert not Keyring().verify("nobody", b"hello", b"")
