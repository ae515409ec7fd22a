"""Reading private records: keys are computed, rows asked for by key, and opened."""

from collections.abc import Iterable, Iterator, Sequence

from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import RecordClass
from rigcheck.care.vault.models import Entry, R, Record, Row, Stored, read_back
from rigcheck.engines.sealing.envelope import open_own
from rigcheck.engines.sealing.keys import SessionKeys, row_key, row_keys
from rigcheck.kernel.months import Month

__all__ = ["Entry", "Record", "Stored", "by_client", "context", "records", "rows", "standing"]

FIRST_LOOK = 128
"""Slots asked for in each month at first: more than four check-ins a day."""
NEXT_LOOK = 1024


def context(kind: RecordClass, month: str, slot: int) -> str:
    """What a sealed record is bound to: moved to another place, it does not open."""
    return f"{kind.name}|{month}|{slot}"


def records(*, keys: SessionKeys, record_type: type[R], months: Sequence[Month]) -> list[Stored[R]]:
    """Every record of a class in these months, in the order written within a month.

    One query for ordinary months, two for crowded ones; erased records are left out.
    """
    kind = record_type.kind
    return [
        Stored(month, slot, *opened)
        for month, slot, blob in _found(keys, kind, [str(month) for month in months])
        if (opened := read_back(record_type, open_own(keys.store, context(kind, month, slot), blob)))
    ]


def standing(*, keys: SessionKeys, record_type: type[R]) -> R | None:
    """The member's one record of this class, or None."""
    kind = record_type.kind
    blobs = rows([row_key(keys.index, kind.name, classes.STANDING, 0)])
    for blob in blobs.values():
        opened = read_back(record_type, open_own(keys.store, context(kind, classes.STANDING, 0), blob))
        return opened[1] if opened else None
    return None


def by_client(stored: Iterable[Stored[R]], client: str) -> Stored[R] | None:
    """The record that this writer's id was given to, or None: a repeated send is recognised by it."""
    return next((one for one in stored if one.client == client), None)


def rows(keys: Sequence[bytes]) -> dict[bytes, bytes]:
    """Sealed rows by key, those that exist."""
    return {bytes(key): bytes(blob) for key, blob in Row.objects.filter(key__in=keys).values_list("key", "blob")}


def occupied(*, keys: SessionKeys, kind: RecordClass, month: str) -> list[int]:
    """The slots of a month that hold a row, erased ones included."""
    return [slot for _, slot, _ in _found(keys, kind, [month])]


def _found(keys: SessionKeys, kind: RecordClass, months: Sequence[str]) -> Iterator[tuple[str, int, bytes]]:
    crowded = list(months)
    look = range(FIRST_LOOK)
    found: list[tuple[str, int, bytes]] = []
    while crowded:
        got = list(_look(keys, kind, crowded, look))
        found += got
        last = look[-1]
        crowded = [month for month, slot, _ in got if slot == last]
        look = range(last + 1, last + 1 + NEXT_LOOK)
    found.sort(key=lambda row: (row[0], row[1]))
    yield from found


def _look(keys: SessionKeys, kind: RecordClass, months: Sequence[str], look: range) -> Iterator[tuple[str, int, bytes]]:
    places = {
        key: (month, slot)
        for month in months
        for slot, key in zip(look, row_keys(keys.index, kind.name, month, look), strict=True)
    }
    for key, blob in rows(list(places)).items():
        yield *places[key], blob
