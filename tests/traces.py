"""Searching files for a phrase in every dress that software might put it in."""

import base64
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote, quote_plus

ZLIB_HEADS = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
GZIP_HEAD = b"\x1f\x8b\x08"


def dresses(phrase: str) -> dict[str, bytes]:
    """The phrase as bytes, by the name of the encoding; base64 in its three alignments, in both alphabets."""
    plain = phrase.encode()
    found = {
        "UTF-8": plain,
        "UTF-16, little end first": phrase.encode("utf-16-le"),
        "UTF-16, big end first": phrase.encode("utf-16-be"),
        "hex": plain.hex().encode(),
        "hex in capitals": plain.hex().upper().encode(),
        "percent": quote(phrase).encode(),
        "percent with plus": quote_plus(phrase).encode(),
        "percent throughout": "".join(f"%{one:02X}" for one in plain).encode(),
        "JSON escapes": "".join(f"\\u{ord(one):04x}" for one in phrase).encode(),
    }
    for before in range(3):
        found[f"base64, {before} bytes in"] = aligned(plain, before, base64.b64encode)
        found[f"base64 for addresses, {before} bytes in"] = aligned(plain, before, base64.urlsafe_b64encode)
    return found


def aligned(plain: bytes, before: int, encode: Callable[[bytes], bytes]) -> bytes:
    """The characters of base64 that depend on the phrase alone when `before` bytes (0 to 2) precede it."""
    whole = encode(bytes(before) + plain)
    first = -(-before * 8 // 6)
    last = (before + len(plain)) * 8 // 6
    return whole[first:last]


def layers(raw: bytes) -> Iterator[bytes]:
    """The bytes themselves, and what inflates out of them wherever a zlib or gzip stream may begin."""
    yield raw
    for head, window in [*((head, zlib.MAX_WBITS) for head in ZLIB_HEADS), (GZIP_HEAD, zlib.MAX_WBITS | 16)]:
        at = raw.find(head)
        while at >= 0:
            with suppress(zlib.error):
                yield zlib.decompressobj(window).decompress(memoryview(raw)[at:], 1 << 22)
            at = raw.find(head, at + 1)


def in_bytes(raw: bytes, phrases: Iterable[str]) -> list[str]:
    """Which phrases these bytes hold, and in which dress; letters may be small or large."""
    wanted = [(phrase, dress, shape) for phrase in phrases for dress, shape in dresses(phrase).items()]
    found = []
    for layer in layers(raw):
        small = layer.lower()
        for phrase, dress, shape in wanted:
            if shape in layer or (dress.startswith("UTF") and shape.lower() in small):
                found.append(f"{phrase} in {dress}")
    return found


def in_folder(folder: Path, phrases: Iterable[str]) -> list[str]:
    """Which files under `folder` hold which phrase, by name or in their bytes."""
    wanted = list(phrases)
    found = []
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        held = in_bytes(str(path.relative_to(folder)).encode(), wanted) + in_bytes(path.read_bytes(), wanted)
        found += [f"{path.name}: {one}" for one in held]
    return found
