"""The digest of a list: RFC 6962 section 2.1, with SHA-256."""

from collections.abc import Sequence
from hashlib import sha256


def leaf(line: bytes) -> bytes:
    """Hash of one line, 32 bytes."""
    return sha256(b"\0" + line).digest()


def root(lines: Sequence[bytes]) -> bytes:
    """The tree's root over all lines, 32 bytes; of an empty list, SHA-256 of nothing."""
    if not lines:
        return sha256(b"").digest()
    if len(lines) == 1:
        return leaf(lines[0])
    split = 1 << (len(lines) - 1).bit_length() - 1  # the largest power of two below the count
    return sha256(b"\1" + root(lines[:split]) + root(lines[split:])).digest()
