"""AES-256-GCM under a key that is set up once and never shown."""

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rigcheck.engines.sealing.refusals import SealBroken, WrongLength

NONCE_BYTES = 12


class RowKey:
    """A 32-byte key, ready for use: making the cipher costs more than opening a row, so it is made once."""

    __slots__ = ("_cipher",)

    def __init__(self, key: bytes) -> None:
        """Raise `WrongLength` unless `key` is 32 bytes."""
        if len(key) != 32:
            raise WrongLength("A row key is 32 bytes.")
        self._cipher = AESGCM(key)

    def encrypt(self, nonce: bytes, body: bytes, bound: bytes) -> bytes:
        """Nonce (12 bytes, never used twice) followed by ciphertext and tag, bound to `bound`."""
        if len(nonce) != NONCE_BYTES:
            raise WrongLength("A nonce is 12 bytes.")
        return nonce + self._cipher.encrypt(nonce, body, bound)

    def decrypt(self, blob: bytes, start: int, bound: bytes) -> bytes:
        """Open what `encrypt` made, beginning at `start`; raise `SealBroken` for anything else."""
        split = start + NONCE_BYTES
        try:
            return self._cipher.decrypt(blob[start:split], blob[split:], bound)
        except (InvalidTag, ValueError):
            raise SealBroken from None
