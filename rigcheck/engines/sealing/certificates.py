"""Certificates of working seats: somebody who met a person signs that person's keys, name and seat.

Two people compare a key by six words, drawn from its digest: 77 bits, so that nobody can make another key with the
same words. The browser's twin is `web/static/sealing/certificates.js`.
"""

import hashlib
from collections.abc import Sequence

from rigcheck.engines.sealing.hazmat.signing import verify
from rigcheck.engines.sealing.refusals import WrongLength

DIGEST_BYTES = 32
COMPARED_WORDS = 6


def keys_digest(seal_public: bytes, sign_public: bytes) -> bytes:
    """The 32 bytes that stand for both public keys of an account."""
    return hashlib.sha256(b"rigcheck/1/seat-keys\0" + seal_public + sign_public).digest()


def certificate_text(*, seat: str, name: str, keys: bytes) -> bytes:
    """What is signed: the seat, the name under which its holder works, and the digest of the keys.

    `name` is one line. Raises WrongLength for a digest that is not 32 bytes.
    """
    if len(keys) != DIGEST_BYTES:
        raise WrongLength("A digest of keys is 32 bytes.")
    return f"rigcheck seat certificate 1\nseat {seat}\nname {name}\nkeys {keys.hex()}\n".encode()


def check(*, signer: bytes, signature: bytes, text: bytes) -> None:
    """Return if the key `signer` (32 bytes) signed this certificate; raise `WrongAuthor` if not."""
    verify(signer, signature, text)


def words_of(keys: bytes, words: Sequence[str]) -> tuple[str, ...]:
    """The six words by which two people compare a digest (32 bytes), read as one big number in base len(words)."""
    number, found = int.from_bytes(keys, "big"), []
    for _ in range(COMPARED_WORDS):
        number, place = divmod(number, len(words))
        found.append(words[place])
    return tuple(found)
