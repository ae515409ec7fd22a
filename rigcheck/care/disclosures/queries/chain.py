"""The ledger as its readers see it, and whether it is whole."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rigcheck.bridge.keylog import holding
from rigcheck.bridge.keylog.refusals import KeylogRefusal
from rigcheck.care.disclosures.models import Entry
from rigcheck.care.seats import queries as seats
from rigcheck.engines import disclosure as engine
from rigcheck.engines.disclosure import BrokenLedger
from rigcheck.engines.sealing.notes import open_note
from rigcheck.engines.sealing.refusals import WrongAuthor
from rigcheck.outside.files import Files

HEAD: Final = "disclosures-head.txt"
ID_BYTES = 16
Ends = dict[str, int | str]


class Whole(StrEnum):
    """What was found."""

    WHOLE = "whole"
    CHANGED = "changed"
    """An entry does not follow from the one before."""
    CUT = "cut"
    """The oldest or the newest entry is not the one that this site signed last."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Entries, the newest first, and whether they are all there; `head` are the first digits of the newest digest."""

    lines: Sequence[engine.Entry]
    whole: Whole
    head: str
    names: dict[str, str]


def ledger(*, files: Files) -> Ledger:
    """The whole ledger, checked from its beginning."""
    rows = list(Entry.objects.order_by("place"))
    entries = [told(row) for row in rows]
    try:
        newest = engine.check(zip(entries, (row.digest for row in rows), strict=True))
        ends = ends_of(rows[0], rows[-1]) if rows else ends_of(None, None)
        whole = Whole.WHOLE if _are_signed(ends, files) else Whole.CUT
    except BrokenLedger:
        newest, whole = b"", Whole.CHANGED
    names = {one.id.hex(): one.name for one in seats.workers(seats=tuple(seats.SEATS))}
    return Ledger(entries[::-1], whole, newest.hex()[:16], names)


def told(row: Entry) -> engine.Entry:
    """A row as the engine reckons with it."""
    return engine.Entry(
        row.place,
        row.before,
        row.matter.hex(),
        row.move,
        row.by.hex(),
        row.role,
        row.ground,
        row.recipient,
        row.label,
        row.month,
        row.seal.hex(),
    )


def entry_of(entry: engine.Entry) -> Entry:
    """The row that keeps an entry."""
    return Entry(
        id=entry.digest[:ID_BYTES],
        place=entry.place,
        before=entry.before,
        digest=entry.digest,
        matter=bytes.fromhex(entry.matter),
        move=entry.move,
        by=bytes.fromhex(entry.by),
        role=entry.role,
        ground=entry.ground,
        recipient=entry.recipient,
        label=entry.label,
        month=entry.month,
        seal=bytes.fromhex(entry.seal),
    )


def head_signed_by(site: str) -> str:
    """The name under which a site signs the end of its ledger."""
    return f"{site}/ledger"


def ends_of(first: Entry | None, last: Entry | None) -> Ends:
    """Where a ledger begins and ends: the place of its oldest line and the digest of its newest."""
    return {"first": first.place if first else 0, "newest": last.digest.hex() if last else ""}


def _are_signed(ends: Ends, files: Files) -> bool:
    """Whether these ends are those that this site signed last; a ledger that never began needs no signature."""
    text = files.read(HEAD)
    if text is None:
        return ends == ends_of(None, None)
    try:
        log = holding.own(files)
        facts = json.loads(open_note(text, name=head_signed_by(log.name), public=log.public))
    except (KeylogRefusal, WrongAuthor, ValueError):
        return False
    return bool(facts == {"site": log.name, **ends})
