"""What is written about a disclosure: sealed in the browser for whoever wrote it, a second person and the member.

A copy is `envelope v1`, bound to its disclosure and its reader's seat. What the member is told is
`author (32) ‖ envelope v1`, sealed to the key that the member made for one relation (a conversation, say) and bound to
it; who the author is, the reader checks against the supporter's certified key. The browser's twin is
`web/static/sealing/disclosed.js`.
"""

from rigcheck.engines.sealing.envelope import open_from, seal_to
from rigcheck.engines.sealing.hazmat.hpke import XWingPair
from rigcheck.engines.sealing.hazmat.signing import Signer

AUTHOR_BYTES = 32
ROOM = 2028
"""Bytes that every text takes at least, so that its length tells nothing of what was written."""


def seal_copy(reader: bytes, matter: bytes, seat: bytes, text: str, *, author: Signer) -> bytes:
    """Seal `text` for a seat's key (1,216 bytes); raise `WrongLength` for another key."""
    return seal_to(reader, _copy(matter, seat), text.ljust(ROOM).encode(), signer=author)


def open_copy(opener: XWingPair, author: bytes, matter: bytes, seat: bytes, blob: bytes) -> str:
    """The text that `author` (32 bytes) sealed for this seat; else a `SealingRefusal`."""
    return open_from(opener, author, _copy(matter, seat), blob).decode().rstrip()


def seal_told(reader: bytes, relation: bytes, text: str, *, author: Signer) -> bytes:
    """Seal what the member of this relation is told to the key (1,216 bytes) that they made for it."""
    return author.public + seal_to(reader, _told(relation), text.ljust(ROOM).encode(), signer=author)


def open_told(opener: XWingPair, relation: bytes, blob: bytes) -> tuple[bytes, str]:
    """Who told it (an Ed25519 key) and what; else a `SealingRefusal`."""
    author = blob[:AUTHOR_BYTES]
    return author, open_from(opener, author, _told(relation), blob[AUTHOR_BYTES:]).decode().rstrip()


def _copy(matter: bytes, seat: bytes) -> str:
    return f"disclosure|{matter.hex()}|{seat.hex()}"


def _told(relation: bytes) -> str:
    return f"told|{relation.hex()}"
