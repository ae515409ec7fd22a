"""Reading private records: keys are computed, rows asked for by key, and opened."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import RecordClass
from rigcheck.care.vault.models import (
    RENEWED,
    Entry,
    R,
    Record,
    Row,
    Standing,
    Stored,
    Upgrade,
    is_newest_shape,
    number_of,
    read_back,
    renewed,
)
from rigcheck.engines.sealing.envelope import is_sealed_as_now, open_own
from rigcheck.engines.sealing.keys import SessionKeys, row_key, row_keys
from rigcheck.kernel.months import Month

__all__ = [
    "Entry",
    "Record",
    "Stored",
    "Upgrade",
    "by_client",
    "context",
    "records",
    "renewed",
    "rows",
    "sealed_rows",
    "standing",
    "standing_together",
]

FIRST_LOOK = 128
"""Slots asked for in each month at first: more than four check-ins a day. Each further look is twice as wide."""
FIRST_LOOK_FEW = 32
"""The same where few rows are likely: standing records, and months that are only asked how full they are."""


def context(kind: RecordClass, month: str, slot: int) -> str:
    """What a sealed record is bound to: moved to another place, it does not open."""
    return f"{kind.name}|{month}|{slot}"


def records(*, keys: SessionKeys, record_type: type[R], months: Sequence[Month]) -> list[Stored[R]]:
    """Every record of a class in these months, in the order written within a month.

    One query for ordinary months, another for each doubling of crowded ones; erased records are left out.
    """
    kind = record_type.kind
    return [
        Stored(month, slot, *opened)
        for month, slot, blob in _found(keys, kind, [str(month) for month in months])
        if (opened := read_back(record_type, open_own(keys.store, context(kind, month, slot), blob)))
    ]


def standing(*, keys: SessionKeys, record_type: type[R]) -> R | None:
    """The member's one record of this class, or None: of those written so far, the newest."""
    newest = newest_standing(keys=keys, record_type=record_type)
    return newest.record if newest else None


def newest_standing(*, keys: SessionKeys, record_type: type[R]) -> Standing[R] | None:
    """The same with where it stands, and how many came before."""
    rows_there = _found(keys, record_type.kind, [classes.STANDING], first=FIRST_LOOK_FEW)
    return _newest(keys, record_type, {slot: blob for _, slot, blob in rows_there})


@dataclass(frozen=True, slots=True)
class StandingTogether:
    """What one question to the table found of several standing records."""

    keys: SessionKeys
    looks: Mapping[RecordClass, Sequence[bytes]]
    there: Mapping[bytes, bytes]

    def of(self, record_type: type[R]) -> R | None:
        """`standing` of one of the classes that were asked for; raises KeyError for another."""
        return _of_look(self.keys, record_type, self.looks[record_type.kind], self.there)


def standing_together(*, keys: SessionKeys, record_types: Collection[type[Record]]) -> StandingTogether:
    """`standing` of several classes in one query: a page that needs them asks the table once."""
    kinds = [record_type.kind for record_type in record_types]
    looks = {kind: row_keys(keys.index, kind.name, classes.STANDING, range(FIRST_LOOK_FEW)) for kind in kinds}
    return StandingTogether(keys, looks, rows([key for look in looks.values() for key in look]))


def due_for_renewal(*, keys: SessionKeys, today: Month) -> Iterator[Standing[Record]]:
    """Standing records to be sealed anew.

    Those whose class is renewed, and whose newest row is a year old, or sealed or shaped as an older program did it.
    Two queries for each such class that a member has.
    """
    for kind, record_type in RENEWED.items():
        if (newest := newest_standing(keys=keys, record_type=record_type)) is None:
            continue
        key = row_key(keys.index, kind.name, classes.STANDING, newest.slot)
        expires = Row.objects.filter(key=key).values_list("expires", flat=True).first() or ""
        is_old = expires < str(today.plus(kind.months - classes.RENEW_AFTER))
        if is_old or not newest.is_as_written_now:
            yield newest


def by_client(stored: Iterable[Stored[R]], client: str) -> Stored[R] | None:
    """The record that this writer's id was given to, or None: a repeated send is recognised by it."""
    return next((one for one in stored if one.client == client), None)


def rows(keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """Sealed rows by key, those that exist."""
    return {bytes(key): bytes(blob) for key, blob in Row.objects.filter(key__in=keys).values_list("key", "blob")}


def place_of(name: bytes) -> bytes:
    """The 16-byte key under which a row lies that the browser calls by `name`.

    A hash of the name, so that somebody with an account and a copy of the table cannot name, and so erase, the rows
    of others: neither those of browsers nor, since their keys are no such hashes, those of this server.
    """
    return hashlib.sha256(b"rigcheck/1/row\0" + name).digest()[:16]


def sealed_rows(names: Sequence[bytes]) -> dict[bytes, bytes]:
    """Rows that browsers sealed, by the names that only their owner can compute; those that exist."""
    places = {place_of(name): name for name in names}
    return {places[key]: blob for key, blob in rows(list(places)).items()}


def occupied(*, keys: SessionKeys, kind: RecordClass, months: Sequence[str]) -> dict[str, list[int]]:
    """For each month, the slots that hold a row, erased ones included."""
    slots: dict[str, list[int]] = {month: [] for month in months}
    for month, slot, _ in _found(keys, kind, months, first=FIRST_LOOK_FEW):
        slots[month].append(slot)
    return slots


def _of_look(keys: SessionKeys, record_type: type[R], look: Sequence[bytes], there: Mapping[bytes, bytes]) -> R | None:
    """The newest of those found at the places of a first look; where that was full, a look further on tells."""
    if look[-1] in there:
        return standing(keys=keys, record_type=record_type)
    newest = _newest(keys, record_type, {slot: there[key] for slot, key in enumerate(look) if key in there})
    return newest.record if newest else None


def _newest(keys: SessionKeys, record_type: type[R], blobs: Mapping[int, bytes]) -> Standing[R] | None:
    """Of the rows of one class, by slot, the one with the highest number under its seal."""
    if not blobs:
        return None
    kind = record_type.kind
    plains = {slot: open_own(keys.store, context(kind, classes.STANDING, slot), blob) for slot, blob in blobs.items()}
    slot = max(plains, key=lambda one: (number_of(plains[one]), one))
    read = read_back(record_type, plains[slot])
    is_now = is_sealed_as_now(blobs[slot]) and is_newest_shape(record_type, plains[slot])
    return Standing(read[1], number_of(plains[slot]), slot, is_now) if read else None


def _found(
    keys: SessionKeys, kind: RecordClass, months: Sequence[str], first: int = FIRST_LOOK
) -> list[tuple[str, int, bytes]]:
    """Month, slot and blob of each row, sorted; a month is done with when a look's last slot is empty."""
    found: list[tuple[str, int, bytes]] = []
    look = range(first)
    while months:
        got = _look(keys, kind, months, look)
        found += got
        months = [month for month, slot, _ in got if slot == look[-1]]
        look = range(look.stop, look.stop + 2 * len(look))
    return sorted(found)


def _look(keys: SessionKeys, kind: RecordClass, months: Sequence[str], look: range) -> list[tuple[str, int, bytes]]:
    places = {
        key: (month, slot)
        for month in months
        for slot, key in zip(look, row_keys(keys.index, kind.name, month, look), strict=True)
    }
    return [(*places[key], blob) for key, blob in rows(list(places)).items()]


def all_keys() -> set[bytes]:
    """The key of every row: all that the table itself tells about who wrote what."""
    return set(Row.objects.values_list("key", flat=True))


def as_stored(keys: Iterable[bytes]) -> list[tuple[bytes, str, bytes]]:
    """Rows as they lie in the file: key, month of expiry, sealed bytes. What an operator can read, and no more."""
    return list(Row.objects.filter(key__in=list(keys)).order_by("key").values_list("key", "expires", "blob"))
