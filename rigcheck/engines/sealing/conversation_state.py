"""What one side keeps of a conversation between two messages: the state that `conversation` moves.

It holds private halves of prekeys, so it lies in a sealed record that is replaced, never appended to. Two copies that
grew apart (two tabs, a restored copy) merge into one. The browser's twin is `web/static/sealing/conversation-state.js`.
"""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from rigcheck.engines.sealing.conversation_refusals import Foreign, Forked
from rigcheck.engines.sealing.conversation_wire import Line, Side
from rigcheck.engines.sealing.prekeys import prekey_id

MOST_READERS: Final = 6
"""Prekeys of the other side kept at most: the state must fit one record of 16 kB."""


@dataclass(frozen=True, slots=True)
class Own:
    """The private half of a prekey that the other side was given."""

    ordinal: int
    id: bytes
    seed: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Reader:
    """The public half of a prekey of the other side (1,216 bytes)."""

    ordinal: int
    public: bytes = field(repr=False)

    @property
    def id(self) -> bytes:
        """Its 16-byte id."""
        return prekey_id(self.public)


@dataclass(frozen=True, slots=True)
class Talk:
    """One side of a conversation.

    `id` SHA-256 of the capability; `author` the other side's signing key (32 bytes); `certified` SHA-256 of the
    supporter's certified keys, empty at the supporter's side. `sent` and `got` are the two directions. `mine` are own
    prekeys still openable, `issued` the ordinal of the next one, `reached` the highest that the other side used.
    `theirs` are the other side's, `used` the highest used. `opening`: the number of the member's last
    opening, or of the one that is to come.
    """

    id: bytes
    side: Side
    author: bytes
    certified: bytes
    sent: Line
    got: Line
    mine: tuple[Own, ...] = ()
    theirs: tuple[Reader, ...] = ()
    issued: int = 1
    reached: int = -1
    used: int = -1
    opening: int = 0


def merge(one: Talk, other: Talk) -> Talk:
    """One state out of two that grew apart: the longer line wins in each direction, used keys stay used.

    Raises `Forked` where they hold different envelopes under one number, in either direction; `Foreign` for two
    conversations.
    """
    if (one.id, one.side) != (other.id, other.side):
        raise Foreign
    for here, there in ((one.got, other.got), (one.sent, other.sent)):
        if here.number == there.number and here.digest != there.digest:
            raise Forked
    both = sorted((one, other), key=lambda talk: (talk.opening, talk.sent.number, talk.got.number), reverse=True)
    ahead, behind = both
    if (ahead.author, ahead.opening) != (behind.author, behind.opening):
        return _opened_anew(ahead, behind)
    used, reached = max(talk.used for talk in both), max(talk.reached for talk in both)
    theirs = [reader for talk in both for reader in talk.theirs if _stays(reader, used, talk.used)]
    mine = [own for talk in both for own in talk.mine if _stays(own, reached, talk.reached)]
    return replace(
        ahead,
        got=max(one.got, other.got, key=lambda line: line.number),
        mine=tuple(sorted({own.id: own for own in mine}.values(), key=lambda own: (own.ordinal, own.id))),
        theirs=newest({reader.id: reader for reader in theirs}.values()),
        issued=max(one.issued, other.issued),
        reached=reached,
        used=used,
    )


def _opened_anew(ahead: Talk, behind: Talk) -> Talk:
    """The state after the later opening: nothing from before it serves any more, and nothing may have come after."""
    if ahead.sent.number < behind.sent.number or ahead.got.number < behind.got.number:
        raise Forked
    return ahead


def newest(readers: Iterable[Reader]) -> tuple[Reader, ...]:
    """The readers in the order of use, those with the highest ordinals where there are too many."""
    return tuple(sorted(readers, key=lambda reader: (reader.ordinal, reader.id))[-MOST_READERS:])


def _stays(key: Own | Reader, highest: int, own_highest: int) -> bool:
    """Keys beyond the highest that was used stay, and that one itself where the copy that used it kept it."""
    return key.ordinal > highest or (key.ordinal == highest == own_highest)


def encode(talk: Talk) -> str:
    """The state as JSON, for the sealed record; bytes in base64."""
    written = {
        "v": 1,
        "id": _b64(talk.id),
        "side": talk.side.value,
        "author": _b64(talk.author),
        "certified": _b64(talk.certified),
        "sent": [talk.sent.number, _b64(talk.sent.digest)],
        "got": [talk.got.number, _b64(talk.got.digest)],
        "mine": [[own.ordinal, _b64(own.id), _b64(own.seed)] for own in talk.mine],
        "theirs": [[reader.ordinal, _b64(reader.public)] for reader in talk.theirs],
        **{name: getattr(talk, name) for name in _NUMBERS},
    }
    return json.dumps(written, separators=(",", ":"))


def decode(text: str) -> Talk:
    """Read `encode()` back."""
    read = json.loads(text)
    sent, got = (Line(number, _raw(digest)) for number, digest in (read["sent"], read["got"]))
    return Talk(
        id=_raw(read["id"]),
        side=Side(read["side"]),
        author=_raw(read["author"]),
        certified=_raw(read["certified"]),
        sent=sent,
        got=got,
        mine=tuple(Own(ordinal, _raw(name), _raw(seed)) for ordinal, name, seed in read["mine"]),
        theirs=tuple(Reader(ordinal, _raw(public)) for ordinal, public in read["theirs"]),
        **{name: read[name] for name in _NUMBERS},
    )


_NUMBERS: Final = ("issued", "reached", "used", "opening")


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _raw(text: str) -> bytes:
    return base64.b64decode(text)
