"""Size classes: a sealed body says no more about its length than a power of two from 256 bytes."""

from rigcheck.engines.sealing.refusals import BadPadding

SMALLEST_BYTES = 256
LENGTH_BYTES = 4
LONGEST_BYTES = (1 << 26) - LENGTH_BYTES


def bucket(length: int) -> int:
    """The padded size in bytes for a body of `length` bytes: a power of two that also holds the length."""
    return max(SMALLEST_BYTES, 1 << (length + LENGTH_BYTES - 1).bit_length())


def pad(body: bytes) -> bytes:
    """Four big-endian bytes of length, the body, zeros up to the bucket; raise `BadPadding` beyond 64 MiB."""
    if len(body) > LONGEST_BYTES:
        raise BadPadding("This is too long for one record.")
    return (len(body).to_bytes(LENGTH_BYTES, "big") + body).ljust(bucket(len(body)), b"\0")


def unpad(padded: bytes) -> bytes:
    """The body; raise `BadPadding` unless `padded` is exactly what `pad` makes of it."""
    end = LENGTH_BYTES + int.from_bytes(padded[:LENGTH_BYTES], "big")
    zeros = len(padded) - end
    if zeros < 0 or len(padded) != bucket(end - LENGTH_BYTES) or padded.count(0, end) != zeros:
        raise BadPadding
    return padded[LENGTH_BYTES:end]
