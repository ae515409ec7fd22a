"""Writing private records. Each write is one transaction; a repeated send finds its own first record."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from rigcheck.care.vault import classes, policies, queries
from rigcheck.care.vault.classes import RecordClass
from rigcheck.care.vault.models import BLANK, Entry, R, Record, Row, Stored, numbered, read_back, written
from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.keys import SessionKeys, row_key, row_keys
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import Chance

NONCE = 12


@transaction.atomic
def append(*, keys: SessionKeys, record: R, month: Month, client: str, chance: Chance) -> Stored[R]:
    """Add a record to a month and return where it stands; the same `client` id twice is written once.

    `client`: 16 random bytes as hex, chosen by whoever wrote the record, before it was sent for the first time.
    """
    policies.client_id(client)
    while True:
        # Read again after a conflict: the row that took the slot may be this very record, sent twice.
        there = queries.records(keys=keys, record_type=type(record), months=[month])
        if again := queries.by_client(there, client):
            return again
        slot = _next_slots(keys, record.kind, [str(month)])[str(month)]
        if _inserted(keys, Entry(month, client, record), slot, chance):
            return Stored(str(month), slot, client, record)


@transaction.atomic
def put(*, keys: SessionKeys, record: Record, today: Month, chance: Chance) -> None:
    """Write the member's one record of this class; the newest counts, and the same again is not written twice.

    It takes the lowest free slot, with a number under its seal that says how many came before. The one before stays
    until its months are over: written over, its row would tell which days' writing belongs to one person
    (docs/decisions).
    """
    if queries.standing(keys=keys, record_type=type(record)) == record:
        return
    while not _inserted_anew(keys, record, today, chance):
        continue


@transaction.atomic
def blank(*, keys: SessionKeys, kind: RecordClass, month: str, slot: int, chance: Chance) -> None:
    """Erase one record: its row stays in place, sealed and empty, so that nothing shows that it went."""
    key = row_key(keys.index, kind.name, month, slot)
    blob = seal_own(keys.store, queries.context(kind, month, slot), BLANK, chance.bytes(NONCE))
    policies.exists(Row.objects.filter(key=key).update(blob=blob))


@transaction.atomic
def refill(*, keys: SessionKeys, record: Record, month: str, slot: int, client: str, chance: Chance) -> None:
    """Put a record back into the place that `blank` emptied: a row more would tell whose writing belongs together.

    Raises NotFound where there is no such place, or something else stands there; the same record is left as it is.
    """
    key, where = row_key(keys.index, record.kind.name, month, slot), queries.context(record.kind, month, slot)
    blob = queries.rows([key]).get(key)
    policies.exists(blob is not None)
    there = read_back(type(record), open_own(keys.store, where, blob or b""))
    policies.exists(there is None or there[0] == client)
    if there is None:
        Row.objects.filter(key=key).update(
            blob=seal_own(keys.store, where, written(record, client), chance.bytes(NONCE))
        )


@transaction.atomic
def erase(*, keys: SessionKeys, kinds: Sequence[RecordClass], months: Sequence[Month]) -> int:
    """Delete every row of these classes in these months and the standing ones; how many went."""
    gone: list[bytes] = []
    for kind in kinds:
        places = queries.occupied(keys=keys, kind=kind, months=[classes.STANDING, *map(str, months)])
        for month, slots in places.items():
            gone += row_keys(keys.index, kind.name, month, slots)
    return Row.objects.filter(key__in=gone).delete()[0]


@transaction.atomic
def keep_sealed(*, name: bytes, blob: bytes, kind: RecordClass, today: Month) -> bool:
    """Keep a row that the browser sealed; False where that name is taken (the browser then tries the next slot)."""
    policies.browser_row(name, blob, kind)
    key = queries.place_of(name)
    if Row.objects.filter(key=key).exists():
        return False
    Row.objects.create(key=key, blob=blob, expires=_expiry(kind, today))
    return True


@transaction.atomic
def erase_sealed(*, names: Sequence[bytes]) -> int:
    """Delete rows whose names only their owner can compute; how many went."""
    return Row.objects.filter(key__in=[queries.place_of(name) for name in names]).delete()[0]


@transaction.atomic
def expire(*, today: Month) -> int:
    """Delete every row whose last month is over; how many went."""
    return Row.objects.filter(expires__lt=str(today)).delete()[0]


@transaction.atomic
def append_many(*, keys: SessionKeys, entries: Sequence[Entry], chance: Chance) -> int:
    """Add many records at once, in the order given; how many were added.

    For moving, importing and demonstrating: nothing is looked up again for each record, so a client id that is
    there already is the caller's to leave out.
    """
    made: list[Row] = []
    by_kind: dict[RecordClass, list[Entry]] = {}
    for entry in entries:
        by_kind.setdefault(entry.record.kind, []).append(entry)
    for kind, of_kind in by_kind.items():
        free = _next_slots(keys, kind, sorted({_place(entry) for entry in of_kind}))
        for entry in of_kind:
            made.append(_sealed_row(keys, entry, free[_place(entry)], chance))
            free[_place(entry)] += 1
    Row.objects.bulk_create(made, batch_size=500)
    return len(made)


@transaction.atomic
def reseal(
    *, old: SessionKeys, new: SessionKeys, record_types: Sequence[type[Record]], months: Sequence[Month], chance: Chance
) -> int:
    """Move a member's records from old keys to new ones, after a theft or at a renewal; how many moved.

    Months of history are found by their old keys, written in the newest shape, and the old rows deleted.
    """
    entries: list[Entry] = []
    for record_type in record_types:
        if one := queries.standing(keys=old, record_type=record_type):
            put(keys=new, record=one, today=max(months), chance=chance)
        for stored in queries.records(keys=old, record_type=record_type, months=months):
            entries.append(Entry(Month.parse(stored.month), stored.client, stored.record))
    moved = append_many(keys=new, entries=entries, chance=chance)
    erase(keys=old, kinds=[record_type.kind for record_type in record_types], months=months)
    return moved


@transaction.atomic
def renew(*, keys: SessionKeys, today: Month, chance: Chance) -> bool:
    """Seal one standing record anew, if one is due; whether one was. Called at each unlock.

    One at a time, as a new row: a copy of the table shows a row more on that day, as after any
    writing, and no row that was there before is touched (docs/decisions). The one before goes with its months.
    """
    for due in queries.due_for_renewal(keys=keys, today=today):
        return _inserted_anew(keys, due.record, today, chance)
    return False


def _inserted_anew(keys: SessionKeys, record: Record, today: Month, chance: Chance) -> bool:
    """Put a single record into the lowest free slot, so that rows stay within a first look however many there were."""
    newest = queries.newest_standing(keys=keys, record_type=type(record))
    taken = set(queries.occupied(keys=keys, kind=record.kind, months=[classes.STANDING])[classes.STANDING])
    free = next(slot for slot in range(len(taken) + 1) if slot not in taken)
    return _inserted(keys, Entry(today, numbered(newest.number + 1 if newest else 0), record), free, chance)


def _sealed_row(keys: SessionKeys, entry: Entry, slot: int, chance: Chance) -> Row:
    kind, month = entry.record.kind, _place(entry)
    plain = written(entry.record, entry.client)
    blob = seal_own(keys.store, queries.context(kind, month, slot), plain, chance.bytes(NONCE))
    return Row(key=row_key(keys.index, kind.name, month, slot), blob=blob, expires=_expiry(kind, entry.month))


def _inserted(keys: SessionKeys, entry: Entry, slot: int, chance: Chance) -> bool:
    try:
        with transaction.atomic():
            _sealed_row(keys, entry, slot, chance).save(force_insert=True)
    except IntegrityError:
        return False
    return True


def _place(entry: Entry) -> str:
    return classes.STANDING if entry.record.kind.single else str(entry.month)


def _next_slots(keys: SessionKeys, kind: RecordClass, months: Sequence[str]) -> dict[str, int]:
    places = queries.occupied(keys=keys, kind=kind, months=months)
    return {month: max(slots, default=-1) + 1 for month, slots in places.items()}


def _expiry(kind: RecordClass, month: Month) -> str:
    return str(month.plus(kind.months))
