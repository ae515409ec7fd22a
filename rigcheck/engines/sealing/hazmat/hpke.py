"""HPKE base mode (RFC 9180) over X-Wing (MLKEM768-X25519, 0x647a) and over X25519, single shot, no AAD."""

from hashlib import shake_256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import (
    AEAD,
    KDF,
    KEM,
    MLKEM768X25519PrivateKey,
    MLKEM768X25519PublicKey,
    Suite,
)

from rigcheck.engines.sealing.refusals import SealBroken, UnusableKey, WrongLength

MLKEM_PUBLIC_BYTES = 1184
XWING_PUBLIC_BYTES = 1216
X25519_PUBLIC_BYTES = 32

_XWING = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_X25519 = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


class XWingPair:
    """The X-Wing pair grown from a 32-byte seed (draft-connolly-cfrg-xwing-kem, section 5.2)."""

    def __init__(self, seed: bytes) -> None:
        """Raise `WrongLength` unless `seed` is 32 bytes."""
        if len(seed) != 32:
            raise WrongLength("An opening seed is 32 bytes.")
        grown = shake_256(seed).digest(96)
        lattice = MLKEM768PrivateKey.from_seed_bytes(grown[:64])
        curve = X25519PrivateKey.from_private_bytes(grown[64:])
        self._private = MLKEM768X25519PrivateKey(lattice, curve)
        self.public = lattice.public_key().public_bytes_raw() + curve.public_key().public_bytes_raw()

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """Open `enc ‖ ciphertext` (1,120 bytes and up); raise `SealBroken` if not made for this pair."""
        try:
            return _XWING.decrypt(sealed, self._private, info)
        except (InvalidTag, ValueError):
            raise SealBroken from None


class X25519Pair:
    """An X25519 pair from 32 bytes of key."""

    def __init__(self, key: bytes) -> None:
        """Raise `WrongLength` unless `key` is 32 bytes."""
        if len(key) != 32:
            raise WrongLength("An opening key is 32 bytes.")
        self._private = X25519PrivateKey.from_private_bytes(key)
        self.public = self._private.public_key().public_bytes_raw()

    def open(self, sealed: bytes, info: bytes) -> bytes:
        """Open `enc ‖ ciphertext` (32 bytes and up); raise `SealBroken` if it was not made for this pair."""
        try:
            return _X25519.decrypt(sealed, self._private, info)
        except (InvalidTag, ValueError):
            raise SealBroken from None


def seal_xwing(public: bytes, body: bytes, info: bytes) -> bytes:
    """`enc ‖ ciphertext` for the holder of an X-Wing public key of 1,216 bytes.

    Raises `WrongLength` for any other length, `UnusableKey` if the bytes are no key.
    """
    if len(public) != XWING_PUBLIC_BYTES:
        raise WrongLength("An X-Wing public key is 1,216 bytes.")
    try:
        lattice = MLKEM768PublicKey.from_public_bytes(public[:MLKEM_PUBLIC_BYTES])
        curve = X25519PublicKey.from_public_bytes(public[MLKEM_PUBLIC_BYTES:])
        return _XWING.encrypt(body, MLKEM768X25519PublicKey(lattice, curve), info)
    except ValueError:
        raise UnusableKey from None


def seal_x25519(public: bytes, body: bytes, info: bytes) -> bytes:
    """`enc ‖ ciphertext` for the holder of an X25519 public key of 32 bytes; refusals as in `seal_xwing`."""
    if len(public) != X25519_PUBLIC_BYTES:
        raise WrongLength("An X25519 public key is 32 bytes.")
    try:
        return _X25519.encrypt(body, X25519PublicKey.from_public_bytes(public), info)
    except ValueError:
        raise UnusableKey from None
