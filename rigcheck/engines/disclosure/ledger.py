"""A hash-chained ledger: each entry holds the digest of the one before; none can be changed or taken out unseen.

What it finds: a changed, moved or missing entry anywhere before the newest. That the newest ones were cut off is found
by whoever kept the digest of the newest; a site signs that digest (`rigcheck.care.disclosures`).
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import ClassVar, Final

from rigcheck.kernel.refusals import Refusal

BEGINNING: Final = bytes(32)
"""Stands before the first entry."""


class BrokenLedger(Refusal):
    """An entry does not follow from the one before: the ledger was changed. The message names its place."""

    code: ClassVar[str] = "broken-ledger"
    status: ClassVar[int] = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that was done. `place` counts from 1; `before` is the 32-byte digest of the entry before.

    `matter` and `by` are ids in hex (`by` empty for the clock); `month` as 2026-11; `seal` the SHA-256 in hex of the
    sealed copies, so that they can be held against it.
    """

    place: int
    before: bytes
    matter: str
    move: str
    by: str
    role: str
    ground: str
    recipient: str
    label: str
    month: str
    seal: str

    @property
    def digest(self) -> bytes:
        """SHA-256 over everything that stands here."""
        place, before, *words = astuple(self)
        return hashlib.sha256(json.dumps(["rigcheck/1/disclosure", place, before.hex(), *words]).encode()).digest()


def check(entries: Iterable[tuple[Entry, bytes]]) -> bytes:
    """The newest digest of entries in order, each with the digest that was kept for it. Raises BrokenLedger.

    The first may have any place, because the oldest go when their years are over; without entries, BEGINNING.
    """
    newest, place = b"", 0
    for entry, kept in entries:
        follows = not newest or (entry.before == newest and entry.place == place + 1)
        if not follows or entry.digest != kept:
            raise BrokenLedger(f"Entry {entry.place} does not follow from the one before.")
        newest, place = kept, entry.place
    return newest or BEGINNING
