"""What people compare and sign when one vouches for another's keys.

Two people compare keys by six words, drawn from their digest: 77 bits, so that nobody can make other keys with the
same words. The browser's twin is `web/static/sealing/certificates.js`.
"""

import hashlib
from collections.abc import Sequence

from rigcheck.engines.sealing.hazmat.signing import verify

COMPARED_WORDS = 6


def words_of(keys: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """The six words for somebody's public keys: SHA-256 of `keys`, read as one big number in base len(words)."""
    number, found = int.from_bytes(hashlib.sha256(keys).digest(), "big"), []
    for _ in range(COMPARED_WORDS):
        number, place = divmod(number, len(words))
        found.append(words[place])
    return tuple(found)


def check(*, signer: bytes, signature: bytes, text: bytes) -> None:
    """Return if the key `signer` (32 bytes) signed `text`; raise `WrongAuthor` if not."""
    verify(signer, signature, text)
