"""A conversation of two, each of whom may be away: pure steps from one state to the next (docs/decisions, 96).

State and bytes in, state and bytes out; keys and chance are arguments, nothing is kept here. A refusal changes
nothing: the same bytes may be tried again. What the state is: `conversation_state`; the bytes: `conversation_wire`.

    # the member, with the certified keys (1,248 bytes) and one prekey of the seat, as the server handed it out
    talk = start(capability=capability, seat=seat_id, keys=keys, prekey=Prekey.decode(blob), month="2026-11")
    talk, blob = send(talk, {"kind": "text", "text": "Rough night."}, signer=tree.talk_signer(talk.id), draw=draw)
    # the talk is kept and the blob goes out in one step, or neither; `read_header(blob)[0]` has number and direction

    # the supporter
    talk, store, first = open_first(blob, conversation=talk_id, store=store)
    talk, blob = send(talk, {"kind": "text", "text": "I am here."}, signer=tree.signer, draw=draw)

    # both, for the envelope `talk.got.number` of the other direction
    talk, received = receive(talk, blob)              # received.content, .number, .missing
    talk, received = receive(talk, blob, skip=True)   # after Missing, when the server says that those were over
    # PrekeyGone at the supporter's side, on a header with `opening`: open_first(..., before=talk)

    check_keys(talk, keys)                            # before a send: raises KeyChanged
    talk = accept_key(talk, seat=seat_id, keys=keys, prekey=prekey, month=month)   # the next send opens anew
    talk = merge(talk, other_copy)                    # two copies that grew apart, such as one held and one restored
    text = encode(talk); talk = decode(text)          # for the sealed record

The browser's twin is `web/static/sealing/conversation.js`: the same in camelCase, all of it async, with an object for
keyword arguments and for what comes back; chance is the browser's own.

    let talk = await start({ capability, seat, keys, prekey, month });
    ({ talk, blob } = await send(talk, { kind: "text", text }, { signer }));
    ({ talk, store, received } = await openFirst(blob, { conversation, store, before }));
    ({ talk, received } = await receive(talk, blob, { skip: false }));     // Missing is refusal.missing
    await checkKeys(talk, keys); talk = await acceptKey(talk, {...}); talk = await merge(held, there);
"""

from dataclasses import dataclass, replace
from typing import Final

from rigcheck.engines.sealing.conversation_refusals import (
    BadContent,
    CutShort,
    Foreign,
    Forked,
    KeyChanged,
    Missing,
    NotAnOpening,
    Replayed,
    Rewritten,
    TooLong,
)
from rigcheck.engines.sealing.conversation_state import MOST_READERS, Own, Reader, Talk, decode, encode, merge, newest
from rigcheck.engines.sealing.conversation_wire import (
    Content,
    Header,
    Inside,
    Side,
    beginning,
    pack,
    read_header,
    unpack,
    written,
)
from rigcheck.engines.sealing.envelope import open_from, seal_to
from rigcheck.engines.sealing.hazmat.derive import digest
from rigcheck.engines.sealing.hazmat.hpke import XWING_PUBLIC_BYTES, XWingPair
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.prekeys import (
    SEED_BYTES,
    Draw,
    Prekey,
    PrekeyGone,
    Store,
    check,
    owner_of,
    prekey_id,
    secret_of,
    spend,
)
from rigcheck.engines.sealing.refusals import WrongAuthor

__all__ = [
    "BadContent",
    "CutShort",
    "Foreign",
    "Forked",
    "KeyChanged",
    "Missing",
    "NotAnOpening",
    "PrekeyGone",
    "Received",
    "Replayed",
    "Rewritten",
    "Side",
    "Talk",
    "TooLong",
    "accept_key",
    "check_keys",
    "conversation_of",
    "decode",
    "encode",
    "merge",
    "open_first",
    "read_header",
    "receive",
    "send",
    "start",
]

OUTSTANDING: Final = 6
"""Own prekeys that the other side may hold unused."""
OUTSTANDING_STARVED: Final = 16
"""The same where it last used one a second time: what was given since may have been lost on the way."""
FRESH: Final = 2
FRESH_IN_OPENING: Final = 4
OPENING_ID_BYTES: Final = 16


@dataclass(frozen=True, slots=True)
class Received:
    """What an envelope said. `missing`: how many before it were passed over; `again`: it opens a conversation anew."""

    number: int
    content: Content
    missing: int = 0
    again: bool = False


def conversation_of(capability: bytes) -> bytes:
    """The 32-byte id of the conversation that a 16-byte capability reaches."""
    return digest(capability)


def start(*, capability: bytes, seat: bytes, keys: bytes, prekey: Prekey, month: str) -> Talk:
    """The member's side of a new conversation with a seat: nothing is sent yet; the first `send` is the opening.

    `keys` are the seat's certified keys (1,248 bytes), checked by the caller against the list of keys. Raises
    `PrekeyForged` or `PrekeyOutOfDate`.
    """
    name = conversation_of(capability)
    sent, got = beginning(name, Side.MEMBER), beginning(name, Side.SUPPORTER)
    return _towards(Talk(name, Side.MEMBER, b"", b"", sent, got), seat, keys, prekey, month)


def accept_key(talk: Talk, *, seat: bytes, keys: bytes, prekey: Prekey, month: str) -> Talk:
    """The member accepts a supporter's new keys: what is sent next opens the conversation anew, to the new keys.

    With the same keys and another prekey: where the opening was over before the supporter came to read it.
    """
    return _towards(replace(talk, mine=(), reached=-1), seat, keys, prekey, month)


def check_keys(talk: Talk, keys: bytes) -> None:
    """Return if the seat's certified keys (1,248 bytes) are those that the member knows; raise `KeyChanged` if not."""
    if digest(keys) != talk.certified:
        raise KeyChanged(keys[XWING_PUBLIC_BYTES:])


def open_first(
    blob: bytes, *, conversation: bytes, store: Store, before: Talk | None = None
) -> tuple[Talk, Store, Received]:
    """The supporter's side of a conversation, from its opening; the store without the prekey that was used.

    `before`: the state that is there already, where a member opened anew. Raises `NotAnOpening`, `Foreign`,
    `Replayed`, `PrekeyGone`, or what the envelope refuses.
    """
    header, sealed = read_header(blob)
    opening = digest(blob)[:OPENING_ID_BYTES]
    missing = _must_be_opening(header, conversation, before)
    if any(seen == opening for seen, _ in store.seen):
        raise Replayed
    secret = secret_of(store, header.prekey)
    inside = unpack(open_from(XWingPair(secret.seed), header.author, header.context, sealed), opening=True)
    if not inside.fresh or inside.line is None:
        raise NotAnOpening
    own = (Own(0, secret.id, secret.seed),) if header.kept else ()
    sent = before.sent if before and before.sent.number >= inside.line.number else inside.line
    talk = Talk(
        *(conversation, Side.SUPPORTER, header.author, b"", sent, header.line.after(blob), own, _readers(inside)),
        issued=before.issued if before else 1,
        reached=0,
        opening=header.number,
    )
    return (
        talk,
        spend(store, secret, opening),
        Received(header.number, inside.content, missing, again=header.number > 0),
    )


def send(talk: Talk, content: Content, *, signer: Signer, draw: Draw) -> tuple[Talk, bytes]:
    """Seal a message to the next prekey of the other side. Keep the state and send the envelope together, or neither.

    `signer`: `Hierarchy.talk_signer(talk.id)` for the member, the seat's own signer for the supporter; `draw(n)` gives
    n unpredictable bytes. Raises `TooLong` or `BadContent` before anything is sealed.
    """
    plain = written(content)
    number = talk.sent.number
    opening = talk.side is Side.MEMBER and number <= talk.opening
    reader, kept, theirs = _next(talk)
    fresh = _fresh(talk, FRESH_IN_OPENING if opening else _wanted(talk), draw)
    header = Header(
        *(talk.id, signer.public, number, reader.id, talk.sent.digest, talk.side), opening=opening, kept=kept
    )
    body = pack(talk.issued, [public for _, public in fresh], plain, talk.got if opening else None)
    blob = header.encode() + seal_to(reader.public, header.context, body, signer=signer)
    moved = replace(
        talk,
        sent=talk.sent.after(blob),
        theirs=theirs,
        used=reader.ordinal,
        mine=(*talk.mine, *(own for own, _ in fresh)),
        issued=talk.issued + len(fresh),
    )
    return moved, blob


def receive(talk: Talk, blob: bytes, *, skip: bool = False) -> tuple[Talk, Received]:
    """Open the next envelope of the other side, and forget the private halves that are used up by it.

    `skip`: go on although envelopes before it are gone for good; how many stands in what is received.
    """
    header, sealed = read_header(blob)
    missing = _must_be_next(talk, header, skip=skip)
    own = next((own for own in talk.mine if own.id == header.prekey), None)
    if own is None:
        raise PrekeyGone
    inside = unpack(open_from(XWingPair(own.seed), talk.author, header.context, sealed), opening=header.opening)
    known = max((reader.ordinal for reader in talk.theirs), default=talk.used)
    moved = replace(
        talk,
        got=header.line.after(blob),
        mine=tuple(other for other in talk.mine if other.ordinal > own.ordinal or (header.kept and other == own)),
        theirs=newest((*talk.theirs, *(reader for reader in _readers(inside) if reader.ordinal > known))),
        reached=max(talk.reached, own.ordinal),
    )
    return moved, Received(header.number, inside.content, missing)


def _towards(talk: Talk, seat: bytes, keys: bytes, prekey: Prekey, month: str) -> Talk:
    author = keys[XWING_PUBLIC_BYTES:]
    check(prekey, signer=author, owner=owner_of(seat), month=month)
    theirs = (Reader(0, prekey.public),)
    return replace(talk, author=author, certified=digest(keys), theirs=theirs, used=-1, opening=talk.sent.number)


def _must_be_opening(header: Header, conversation: bytes, before: Talk | None) -> int:
    """How many envelopes are passed over; without a state before there is nothing to compare with."""
    if header.conversation != conversation or header.by is not Side.MEMBER:
        raise Foreign
    if not header.opening:
        raise NotAnOpening
    return _must_follow(before, header, skip=True) if before else 0


def _must_be_next(talk: Talk, header: Header, *, skip: bool) -> int:
    """How many envelopes are passed over; raise the refusal that says why this one is not next."""
    if (header.conversation, header.by) != (talk.id, talk.side.other):
        raise Foreign
    if header.author != talk.author and talk.side is Side.MEMBER:
        raise KeyChanged(header.author)
    return _must_follow(talk, header, skip=skip)


def _must_follow(talk: Talk, header: Header, *, skip: bool) -> int:
    if header.author != talk.author:
        raise WrongAuthor
    missing = header.number - talk.got.number
    if missing < 0:
        raise Replayed
    if missing and not skip:
        raise Missing(missing)
    if not missing and header.transcript != talk.got.digest:
        raise Rewritten
    return missing


def _next(talk: Talk) -> tuple[Reader, bool, tuple[Reader, ...]]:
    """The prekey to seal to, whether it may serve again, and those that are left: the newest known one stays."""
    unused = [reader for reader in talk.theirs if reader.ordinal > talk.used]
    reader = (unused or talk.theirs)[0]
    left = tuple(other for other in talk.theirs if other.ordinal > reader.ordinal)
    return reader, not left, left or (reader,)


def _wanted(talk: Talk) -> int:
    """How many fresh prekeys go along."""
    starved = any(own.ordinal == talk.reached for own in talk.mine)
    return max(0, min(FRESH, (OUTSTANDING_STARVED if starved else OUTSTANDING) - len(talk.mine)))


def _fresh(talk: Talk, count: int, draw: Draw) -> list[tuple[Own, bytes]]:
    made = []
    for ordinal in range(talk.issued, talk.issued + count):
        seed = draw(SEED_BYTES)
        public = XWingPair(seed).public
        made.append((Own(ordinal, prekey_id(public), seed), public))
    return made


def _readers(inside: Inside) -> tuple[Reader, ...]:
    return tuple(Reader(inside.first + step, public) for step, public in enumerate(inside.fresh))[:MOST_READERS]
