"""Where somebody can be reached who asks for backup: sealed for each supporter alone, before anybody took it.

`author (32) ‖ envelope v1`. Whoever presses may have no account at hand, so the author is a signer grown from the
page's own capability: it proves that all copies of one page come from one hand, and links no two pages. The copy is
bound to its page and its seat. The browser's twin is `web/static/sealing/callback.js`.
"""

from rigcheck.engines.sealing.envelope import open_from, seal_to
from rigcheck.engines.sealing.hazmat.derive import hkdf
from rigcheck.engines.sealing.hazmat.hpke import XWingPair
from rigcheck.engines.sealing.hazmat.signing import Signer

AUTHOR_BYTES = 32
ROOM = 508
"""Bytes that every text takes at least, so that its length tells nothing of what was written."""


def author_of(capability: bytes) -> Signer:
    """The signer of one page, grown from its 16-byte capability."""
    return Signer(hkdf(capability, "page-author"))


def seal_callback(reader: bytes, page: bytes, seat: bytes, text: str, *, author: Signer) -> bytes:
    """Seal `text` for the seat's key (1,216 bytes) on the page with this id; raise `WrongLength` for another key."""
    return author.public + seal_to(reader, _context(page, seat), text.ljust(ROOM).encode(), signer=author)


def open_callback(opener: XWingPair, page: bytes, seat: bytes, blob: bytes) -> str:
    """The text that was sealed to this opener for this seat and page; else a `SealingRefusal`."""
    return open_from(opener, blob[:AUTHOR_BYTES], _context(page, seat), blob[AUTHOR_BYTES:]).decode().rstrip()


def _context(page: bytes, seat: bytes) -> str:
    return f"page|{page.hex()}|{seat.hex()}"
