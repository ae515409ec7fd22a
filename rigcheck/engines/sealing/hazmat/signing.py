"""Ed25519 signatures (RFC 8032): who wrote what lies inside a seal."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from rigcheck.engines.sealing.refusals import WrongAuthor, WrongLength

SIGNATURE_BYTES = 64


class Signer:
    """A signing pair from a 32-byte seed."""

    def __init__(self, seed: bytes) -> None:
        """Raise `WrongLength` unless `seed` is 32 bytes."""
        if len(seed) != 32:
            raise WrongLength("A signing seed is 32 bytes.")
        self._private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self._private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """64 bytes."""
        return self._private.sign(message)


def verify(public: bytes, signature: bytes, message: bytes) -> None:
    """Return if `public` (32 bytes) signed `message`; raise `WrongAuthor` if not."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        raise WrongAuthor from None
