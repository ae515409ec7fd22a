"""How an envelope of a conversation looks on the wire, and what lies inside its seal (docs/decisions, 96).

`header (118) ‖ envelope v1`. The header is known to the server anyway and is bound whole. The browser's twin is
`web/static/sealing/conversation-wire.js`.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from rigcheck.engines.sealing.conversation_refusals import BadContent, CutShort, TooLong
from rigcheck.engines.sealing.hazmat.derive import digest
from rigcheck.engines.sealing.hazmat.hpke import XWING_PUBLIC_BYTES
from rigcheck.engines.sealing.refusals import BadPadding, UnknownVersion

VERSION: Final = 1
HEADER_BYTES: Final = 118
DIGEST_BYTES: Final = 32
BY_SUPPORTER, OPENING, KEPT = 1, 2, 4
SMALLEST: Final = 4_092
"""Bytes that every body takes at least: with its length four kibibytes, two fresh prekeys and a long text."""
LONGEST: Final = 8_000
"""Bytes of content at most, as JSON: about 1,300 words. What is longer goes as a file."""
LARGEST_ENVELOPE: Final = 32 * 1024
"""No envelope is larger; whoever takes them in refuses more unseen."""
KINDS: Final = (
    *("text", "photo", "voice-note", "signalling"),
    *("disappear-after", "left", "hand-off", "key-accepted"),
)
"""What may be said: {"kind": ..., and what belongs to it}."""
UNKNOWN: Final = "unknown"
"""The kind of what a newer Rigcheck wrote: it is passed on so that the conversation goes on, but shows nothing."""

Content = Mapping[str, Any]


class Side(Enum):
    """Who writes: the member, who has no name here, or the supporter."""

    MEMBER = "member"
    SUPPORTER = "supporter"

    @property
    def other(self) -> "Side":
        """The side that reads."""
        return Side.SUPPORTER if self is Side.MEMBER else Side.MEMBER


@dataclass(frozen=True, slots=True)
class Line:
    """One direction so far: how many envelopes, and the digest of them all (32 bytes)."""

    number: int
    digest: bytes

    def after(self, blob: bytes) -> "Line":
        """The line with one envelope more."""
        return Line(self.number + 1, digest(self.digest + digest(blob)))


@dataclass(frozen=True, slots=True)
class Header:
    """What stands in front of the seal. `kept`: the prekey may serve again, because its user knows no newer one."""

    conversation: bytes
    author: bytes
    number: int
    prekey: bytes
    transcript: bytes
    by: Side
    opening: bool
    kept: bool

    @property
    def context(self) -> str:
        """What the seal is bound to and the author signs: all of the header."""
        return f"talk|{self.encode().hex()}"

    @property
    def line(self) -> Line:
        """Its direction before this envelope."""
        return Line(self.number, self.transcript)

    def encode(self) -> bytes:
        """118 bytes: version, marks, conversation, author, number, prekey id, transcript."""
        marks = BY_SUPPORTER * (self.by is Side.SUPPORTER) | OPENING * self.opening | KEPT * self.kept
        number = self.number.to_bytes(4, "big")
        return bytes((VERSION, marks)) + self.conversation + self.author + number + self.prekey + self.transcript


@dataclass(frozen=True, slots=True)
class Inside:
    """What a seal holds: fresh prekeys of its sender from ordinal `first` on, and the content.

    `line`: in an opening, where the reader's own direction stands.
    """

    first: int
    fresh: tuple[bytes, ...]
    content: Content
    line: Line | None = None


def beginning(conversation: bytes, by: Side) -> Line:
    """A direction before its first envelope; `conversation` is 32 bytes."""
    return Line(0, digest(b"rigcheck/1/talk" + conversation + by.value.encode("ascii")))


def read_header(blob: bytes) -> tuple[Header, bytes]:
    """Header and envelope v1; raise `CutShort` or `UnknownVersion`. Nothing is proved yet."""
    if len(blob) <= HEADER_BYTES:
        raise CutShort
    if blob[0] != VERSION or blob[1] > (BY_SUPPORTER | OPENING | KEPT):
        raise UnknownVersion
    marks, number = blob[1], int.from_bytes(blob[66:70], "big")
    by = Side.SUPPORTER if marks & BY_SUPPORTER else Side.MEMBER
    opening, kept = bool(marks & OPENING), bool(marks & KEPT)
    header = Header(blob[2:34], blob[34:66], number, blob[70:86], blob[86:HEADER_BYTES], by, opening, kept)
    return header, blob[HEADER_BYTES:]


def written(content: Content) -> bytes:
    """The content as JSON; raise `TooLong` before a long text is even encoded, `BadContent` for another kind."""
    if sum(len(value) for value in content.values() if isinstance(value, str)) > LONGEST:
        raise TooLong
    if content.get("kind") not in KINDS:
        raise BadContent
    try:
        plain = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    except (TypeError, ValueError):
        raise BadContent from None
    if len(plain) > LONGEST:
        raise TooLong
    return plain


def pack(first: int, fresh: Sequence[bytes], plain: bytes, line: Line | None = None) -> bytes:
    """The body of an envelope: count (1), first ordinal (4), prekeys, in an opening the line (36), content, blanks."""
    head = bytes((len(fresh),)) + first.to_bytes(4, "big") + b"".join(fresh)
    where = line.number.to_bytes(4, "big") + line.digest if line else b""
    return (head + where + plain).ljust(SMALLEST)


def unpack(body: bytes, *, opening: bool) -> Inside:
    """Read `pack` back; raise `BadPadding` where it is not whole. Content of an unknown kind comes as `unknown`."""
    start = 5 + (body[0] if body else 0) * XWING_PUBLIC_BYTES
    end = start + (4 + DIGEST_BYTES if opening else 0)
    if len(body) < max(end, 5):
        raise BadPadding
    fresh = tuple(body[at : at + XWING_PUBLIC_BYTES] for at in range(5, start, XWING_PUBLIC_BYTES))
    line = Line(int.from_bytes(body[start : start + 4], "big"), body[start + 4 : end]) if opening else None
    return Inside(int.from_bytes(body[1:5], "big"), fresh, _read(body[end:]), line)


def _no_number(_: str) -> None:
    """NaN and infinities are no JSON, though Python would take them."""
    raise ValueError


def _read(plain: bytes) -> Content:
    try:
        content = json.loads(plain.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError):
        content = None
    return content if isinstance(content, dict) and content.get("kind") in KINDS else {"kind": UNKNOWN}
