"""The few derivations of the keybox: HMAC and HKDF with SHA-256 (RFC 2104, RFC 5869)."""

import hashlib
import hmac


def tag(secret: bytes, purpose: bytes, *parts: bytes) -> bytes:
    """HMAC of `parts` for one purpose; 32 B. Each part follows its length: none runs into the next."""
    message = purpose + b"".join(len(part).to_bytes(2, "big") + part for part in parts)
    return hmac.digest(secret, message, hashlib.sha256)


def share(secret: bytes) -> bytes:
    """What an owner receives in place of the secret: HKDF-SHA256, 32 B, no salt (RFC 5869, one block)."""
    extracted = hmac.digest(bytes(32), secret, hashlib.sha256)
    return hmac.digest(extracted, b"rigcheck/1/keybox/share\x01", hashlib.sha256)
