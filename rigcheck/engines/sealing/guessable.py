"""Passphrases that everyone tries first: a list that ships, and the rule for a passphrase of one's own.

The list is a file of sorted, distinct 4-byte prefixes of SHA-256 of lower-case passwords: none of the listed
passes, and about one good passphrase in ten thousand is refused by accident. Kinds of characters do not matter.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable

from rigcheck.engines.sealing.hazmat.derive import digest
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.engines.sealing.unlocking import fold_passphrase
from rigcheck.kernel.messages import gettext_noop

PREFIX_BYTES = 4
SHORTEST = 12
SHORTEST_PIECE = 4
_EDGES = re.compile(r"^[^a-z]+|[^a-z]+$")
_REPEATED = re.compile(r"(.+?)\1+", re.DOTALL)


class TooShort(SealingRefusal):
    """A passphrase of one's own has fewer than twelve characters."""

    code = "passphrase-short"
    sentence = gettext_noop("Use at least twelve characters. Several words are easier than symbols.")


class TooCommon(SealingRefusal):
    """A passphrase, or what it is made of, stands on lists of stolen passwords, or holds the handle."""

    code = "passphrase-common"
    sentence = gettext_noop("This one is on lists that thieves try first. Choose another, or take five words.")


def build(passwords: Iterable[str]) -> bytes:
    """The list file for these passwords."""
    return b"".join(sorted({_prefix(password) for password in passwords if password.strip()}))


def check_passphrase(passphrase: str, handle: str, common: bytes) -> None:
    """Return if this may be a passphrase; raise `TooShort`, `TooCommon` or `EmptySecret`.

    Looked up are the passphrase, the passphrase without spaces, the word in it if figures and symbols at both
    ends are less than half of it, and the piece of which any of these is a repetition.
    """
    folded = fold_passphrase(passphrase)
    if len(folded) < SHORTEST:
        raise TooShort
    typed = folded.lower()
    if handle and handle.lower() in typed:
        raise TooCommon
    if any(_is_listed(form, common) for form in _forms(typed)):
        raise TooCommon


def _forms(typed: str) -> set[str]:
    joined = typed.replace(" ", "")
    word = _EDGES.sub("", joined)
    whole = {typed, joined, word} if 2 * len(word) >= len(joined) else {typed, joined}
    return whole | {match[1] for form in whole if (match := _REPEATED.fullmatch(form))}


def _is_listed(form: str, common: bytes) -> bool:
    if len(form) < SHORTEST_PIECE:
        return True
    wanted = _prefix(form)
    place = bisect_left(range(len(common) // PREFIX_BYTES), wanted, key=lambda at: _entry(common, at))
    return _entry(common, place) == wanted


def _entry(common: bytes, place: int) -> bytes:
    return common[PREFIX_BYTES * place : PREFIX_BYTES * (place + 1)]


def _prefix(password: str) -> bytes:
    return digest(password.lower().encode())[:PREFIX_BYTES]
