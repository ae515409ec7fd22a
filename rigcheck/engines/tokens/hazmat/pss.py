"""EMSA-PSS encoding with SHA-384 and MGF1 (RFC 8017, sections 9.1.1 and B.2.1), as RFC 9474 names it.

Verification is left to `cryptography`; only blinding needs the encoded message itself.
"""

from hashlib import sha384

HASH_BYTES = 48


def mask(seed: bytes, size: int) -> bytes:
    """MGF1: `size` bytes grown from `seed`."""
    blocks = -(-size // HASH_BYTES)
    return b"".join(sha384(seed + count.to_bytes(4, "big")).digest() for count in range(blocks))[:size]


def encode(message: bytes, bits: int, salt: bytes) -> bytes:
    """The encoded message of at most `bits` bits: whole bytes, the highest bits zero.

    `bits` is one less than the modulus has; it holds hash and salt for every key that `IssuerPublic` takes.
    """
    size = (bits + 7) // 8
    stamp = sha384(bytes(8) + sha384(message).digest() + salt).digest()
    block = bytes(size - len(salt) - HASH_BYTES - 2) + b"\x01" + salt
    masked = bytearray(a ^ b for a, b in zip(block, mask(stamp, len(block)), strict=True))
    masked[0] &= 0xFF >> (8 * size - bits)
    return bytes(masked) + stamp + b"\xbc"
