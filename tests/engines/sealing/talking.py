"""A member and a peer with keys, for the tests of conversations."""

import hashlib
from collections.abc import Callable, Iterator

from rigcheck.engines.sealing import prekeys
from rigcheck.engines.sealing.conversation import Talk, conversation_of, open_first, send, start
from rigcheck.engines.sealing.keys import Hierarchy
from rigcheck.engines.sealing.prekeys import Prekey, Store

MEMBER = Hierarchy.from_root(bytes(range(32)))
PEER = Hierarchy.from_root(bytes(range(32, 64)))
STRANGER = Hierarchy.from_root(bytes(range(64, 96)))
PEER_KEYS = PEER.opener.public + PEER.signer.public
CAPABILITY, SEAT = b"c" * 16, b"s" * 16
ID = conversation_of(CAPABILITY)
AUTHOR = MEMBER.talk_signer(ID)
MONTH, UNTIL = "2026-11", "2026-12"


def drawing(start: str = "") -> Callable[[int], bytes]:
    """Bytes that look drawn and are the same each time."""
    numbers: Iterator[int] = iter(range(1_000_000))
    return lambda count: hashlib.shake_256(f"{start}{next(numbers)}".encode()).digest(count)


def text(words: str) -> dict[str, str]:
    return {"kind": "text", "text": words}


def batch(count: int = 2, peer: Hierarchy = PEER) -> tuple[Store, tuple[Prekey, ...]]:
    owner = prekeys.owner_of(SEAT)
    return prekeys.make(Store(), signer=peer.signer, owner=owner, count=count, until=UNTIL, draw=drawing("batch"))


STORE, PREKEYS = batch()


def started(prekey: Prekey = PREKEYS[0]) -> Talk:
    return start(capability=CAPABILITY, seat=SEAT, keys=PEER_KEYS, prekey=prekey, month=MONTH)


def says(talk: Talk, words: str, *, signer=AUTHOR, draw=None) -> tuple[Talk, bytes]:
    return send(talk, text(words), signer=signer, draw=draw or drawing(words + str(talk.side)))


def both(words: str = "Rough night.") -> tuple[Talk, Talk, Store, bytes]:
    """The member's and the peer's side after the opening, the peer's store, and the opening."""
    member, blob = says(started(), words)
    peer, store, _ = open_first(blob, conversation=ID, store=STORE)
    return member, peer, store, blob
