"""The lead's changes: making a rota, its turns, and putting somebody on by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from rigcheck.care.oncall import policies
from rigcheck.care.oncall.models import Change, Offer, Rota, Turn
from rigcheck.care.peers import queries as peers
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.engines import rotas
from rigcheck.kernel.intervals import Interval
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import Edge

ID_BYTES = 16


@dataclass(frozen=True, slots=True)
class Turns:
    """A rota as the lead writes it; see `engines.rotas.Rota` for what each means. `people` are ids of seats."""

    name: str
    zone: str
    starts: time
    ends: time
    days: int
    first: date
    people: tuple[bytes, ...]


@transaction.atomic
def make(*, by: Me, turns: Turns, edge: Edge) -> bytes:
    """Make a rota, also with nobody in it; its id. Raises NotFound, NotARota, NotATurn or ZoneNotKnown."""
    verified_lead(by)
    row = Rota(id=edge.chance.bytes(ID_BYTES))
    _write(row, turns, edge, is_new=True)
    return bytes(row.id)


@transaction.atomic
def change(*, by: Me, number: bytes, turns: Turns, edge: Edge) -> None:
    """Write a rota anew; covers and overrides stay laid over it. Raises like `make`."""
    verified_lead(by)
    _write(_there(number), turns, edge, is_new=False)


@transaction.atomic
def remove(*, by: Me, number: bytes) -> None:
    """Take a rota away with everything that was changed about it. Raises NotFound."""
    verified_lead(by)
    row = _there(number)
    for table in (Turn, Change, Offer):
        table.objects.filter(rota=row.id).delete()
    Offer.objects.filter(back_rota=row.id).delete()
    row.delete()


@transaction.atomic
def put_on(*, by: Me, number: bytes, span: Interval, who: bytes | None, edge: Edge) -> None:
    """Put somebody on for a while, whoever was; or nobody. Raises NotFound, TooFar or NotARota."""
    verified_lead(by)
    now, row = edge.clock.now(), _there(number)
    if who is not None:
        policies.named(row.name, [who], _supporters())
    write_changes(rota=row.id, changes=[rotas.Change(policies.ahead(span, now), who)], now=now, edge=edge)


@transaction.atomic
def cancel(*, by: Me, number: bytes) -> bytes:
    """Take a change away; what the turns say, and earlier changes, hold again. The rota's id. Raises NotFound."""
    verified_lead(by)
    row = Change.objects.select_for_update().filter(id=number).first()
    if row is None:
        raise NotFound
    row.delete()
    return bytes(row.rota)


def write_changes(*, rota: bytes, changes: Sequence[rotas.Change], now: datetime, edge: Edge) -> None:
    """Lay changes over a rota; for the actions of this room, inside their transactions."""
    for one in changes:
        Change.objects.create(
            id=edge.chance.bytes(ID_BYTES),
            rota=rota,
            starts=one.span.start,
            ends=one.span.end,
            comes=one.comes or b"",
            leaves=one.leaves or b"",
            made=now,
        )


def _write(row: Rota, turns: Turns, edge: Edge, *, is_new: bool) -> None:
    row.name = policies.named(turns.name, turns.people, _supporters())
    rota = rotas.Rota(turns.people, turns.first, turns.days, turns.zone, turns.starts, turns.ends)
    row.zone, row.days = turns.zone, turns.days
    row.starts, row.ends = (f"{at:%H:%M}" for at in (turns.starts, turns.ends))
    row.phase = rota.phase
    row.save(force_insert=is_new)
    Turn.objects.filter(rota=row.id).delete()
    for place, who in enumerate(turns.people):
        Turn.objects.create(id=edge.chance.bytes(ID_BYTES), rota=row.id, place=place, supporter=who)


def _there(number: bytes) -> Rota:
    row = Rota.objects.select_for_update().filter(id=number).first()
    if row is None:
        raise NotFound
    return row


def _supporters() -> set[bytes]:
    return {one.id for one in peers.supporters(ready=False)}
