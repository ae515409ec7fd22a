"""A photo or a voice note, sealed as a file of its own; its key and digest travel inside a message.

`version (1) ‖ chunk size as a power of two (1) ‖ chunks`. Each chunk is AES-256-GCM over 64 KiB (the last one less),
under nonce = counter (11) ‖ last (1): the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015), so that
cutting, exchanging and joining chunks are refused. The key is random and serves one file. Inside: length (8), the
file, zeros up to its size class (PADMÉ, Nikitin et al. 2019: at most 12 % more), from 64 KiB.
The browser's twin is `web/static/sealing/attachments.js`.

    blob = seal_file(key, photo)            # key: 32 fresh random bytes
    content = {"kind": "photo", "file": name, "key": b64(key), "digest": b64(digest(blob)), "type": "image/jpeg"}
    photo = open_file(key, digest, blob)
"""

from typing import Final

from rigcheck.engines.sealing.conversation_refusals import CutShort
from rigcheck.engines.sealing.hazmat.aead import NONCE_BYTES, RowKey
from rigcheck.engines.sealing.hazmat.derive import digest as digest_of
from rigcheck.engines.sealing.refusals import BadPadding, SealBroken, SealingRefusal, UnknownVersion
from rigcheck.kernel.messages import gettext_noop

CHUNK_POWER: Final = 16
CHUNK: Final = 1 << CHUNK_POWER
TAG: Final = 16
LENGTH_BYTES: Final = 8
SMALLEST: Final = CHUNK
LARGEST: Final = 16 * 1024 * 1024 - LENGTH_BYTES
"""Bytes of a file at most."""
HEAD: Final = bytes((1, CHUNK_POWER))
BOUND: Final = b"rigcheck/1/file"


class FileTooLarge(SealingRefusal):
    """The file is larger than 16 MiB: refused before it is sealed."""

    code = "file-too-large"
    sentence = gettext_noop("This file is larger than 16 megabytes. Choose a smaller one.")


def padded_size(length: int) -> int:
    """The size class in bytes for `length` bytes (PADMÉ, algorithm 1), at least 64 KiB."""
    if length <= SMALLEST:
        return SMALLEST
    power = length.bit_length() - 1
    mask = (1 << (power - power.bit_length())) - 1
    return (length + mask) & ~mask


def seal_file(key: bytes, body: bytes) -> bytes:
    """The sealed file; `key` is 32 random bytes never used before. Raises `FileTooLarge`."""
    if len(body) > LARGEST:
        raise FileTooLarge
    plain = (len(body).to_bytes(LENGTH_BYTES, "big") + body).ljust(padded_size(LENGTH_BYTES + len(body)), b"\0")
    lock, starts = RowKey(key), range(0, len(plain), CHUNK)
    chunks = (
        lock.encrypt(_nonce(at, last=start == starts[-1]), plain[start : start + CHUNK], BOUND)[NONCE_BYTES:]
        for at, start in enumerate(starts)
    )
    return HEAD + b"".join(chunks)


def open_file(key: bytes, digest: bytes, blob: bytes) -> bytes:
    """The file of this key and digest (SHA-256 of the sealed file).

    Raises `CutShort` where its end is missing, `SealBroken` where it was changed, `UnknownVersion`, `BadPadding`.
    """
    if len(blob) < len(HEAD) + TAG:
        raise CutShort
    if blob[: len(HEAD)] != HEAD:
        raise UnknownVersion
    plain = _unpadded(_opened(RowKey(key), blob))
    if digest_of(blob) != digest:
        raise SealBroken
    return plain


def _opened(lock: RowKey, blob: bytes) -> bytes:
    starts = range(len(HEAD), len(blob), CHUNK + TAG)
    plain = []
    for at, start in enumerate(starts):
        chunk = blob[start : start + CHUNK + TAG]
        try:
            plain.append(lock.decrypt(_nonce(at, last=start == starts[-1]) + chunk, 0, BOUND))
        except SealBroken:
            raise _reason(lock, at, chunk) from None
    return b"".join(plain)


def _reason(lock: RowKey, at: int, chunk: bytes) -> SealingRefusal:
    """A chunk that opens as one in the middle, but stands at the end, was followed by more."""
    try:
        lock.decrypt(_nonce(at, last=False) + chunk, 0, BOUND)
    except SealBroken:
        return SealBroken()
    return CutShort()


def _unpadded(plain: bytes) -> bytes:
    end = LENGTH_BYTES + int.from_bytes(plain[:LENGTH_BYTES], "big")
    if len(plain) < end or len(plain) != padded_size(end) or any(plain[end:]):
        raise BadPadding
    return plain[LENGTH_BYTES:end]


def _nonce(at: int, *, last: bool) -> bytes:
    return at.to_bytes(NONCE_BYTES - 1, "big") + bytes((last,))
