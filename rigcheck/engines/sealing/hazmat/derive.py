"""Derivation: HKDF, HMAC and Argon2id, each with the one parameter set that Rigcheck uses."""

import hmac
from hashlib import sha256

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

PREFIX = b"rigcheck/1/"
ARGON2_MEMORY_KIB = 64 * 1024
ARGON2_PASSES = 3


def hkdf(secret: bytes, label: str) -> bytes:
    """32 bytes from `secret` by HKDF-SHA256 (RFC 5869), empty salt, info `rigcheck/1/<label>`."""
    return HKDF(SHA256(), 32, None, PREFIX + label.encode("ascii")).derive(secret)


def mac(key: bytes, message: bytes) -> bytes:
    """The first 16 bytes of HMAC-SHA256 (RFC 2104)."""
    return hmac.digest(key, message, "sha256")[:16]


def digest(message: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return sha256(message).digest()


def argon2id(secret: bytes, salt: bytes) -> bytes:
    """32 bytes by Argon2id (RFC 9106) at 64 MiB, three passes, one lane."""
    return hash_secret_raw(secret, salt, ARGON2_PASSES, ARGON2_MEMORY_KIB, 1, 32, Type.ID)
