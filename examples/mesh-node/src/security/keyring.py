"""The keys by which a node proves who it is."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Any

try:
    from src.monitoring.metrics import record_key_rotation
except ImportError:
    record_key_rotation = None

#: The release whose X25519 interface this module is written for.
SUPPORTED_CRYPTOGRAPHY = "42.0.8"


class Keyring:
    """Join keys by id; the newest one signs, the older ones still verify."""

    def __init__(self) -> None:
        self._keys: dict[str, bytes] = {}
        self.current_id = ""

    def rotate(self, reason: str = "scheduled") -> str:
        """Make a new key the current one; returns its id."""
        key = secrets.token_bytes(32)
        self.current_id = hashlib.sha256(key).hexdigest()[:12]
        self._keys[self.current_id] = key
        if record_key_rotation is not None:
            record_key_rotation(self.current_id, reason=reason)
        return self.current_id

    def sign(self, message: bytes) -> tuple[str, bytes]:
        """The id of the current key and the tag that it makes."""
        return self.current_id, self._tag(self.current_id, message)

    def verify(self, key_id: str, message: bytes, tag: bytes) -> bool:
        """True when the tag was made with that key."""
        return key_id in self._keys and hmac.compare_digest(self._tag(key_id, message), tag)

    def _tag(self, key_id: str, message: bytes) -> bytes:
        return hmac.new(self._keys[key_id], message, hashlib.sha256).digest()


def new_exchange_key() -> Any:
    """A key for the key exchange with a neighbour."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.generate()
