"""Who is on at a moment, and from when on somebody is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rigcheck.care.oncall.models import Up
from rigcheck.care.oncall.queries.plans import plans
from rigcheck.care.peers import queries as peers
from rigcheck.kernel.enums import Seat

LOOK_AHEAD: Final = timedelta(days=14)
"""Who comes on later than this is not promised to anybody."""
_MOMENT: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class OnNow:
    """A supporter (the id of their seat) who is on until a moment, by a rota or because they said that they are up."""

    supporter: bytes
    kind: Seat
    until: datetime
    by_rota: bool


def on(*, at: datetime) -> Sequence[OnNow]:
    """Everybody who is on at a moment, each once, by name; only those who are ready to be paged.

    Nobody on gives an empty sequence: a rota with nobody in it, or with nobody who is ready, is no refusal.
    """
    ready = {one.id: one for one in peers.supporters()}
    found: dict[bytes, OnNow] = {}
    for one in [*_by_rota(at, ready), *_up(at, ready)]:
        known = found.get(one.supporter)
        if known is None or known.until < one.until:
            found[one.supporter] = one
    return [found[number] for number in ready if number in found]


def next_on(*, at: datetime, seats: Sequence[Seat] = peers.SEATS) -> datetime | None:
    """The first moment after `at` at which a duty of somebody ready, in one of these seats, begins; None if there is
    none within two weeks.
    """
    ready = {one.id for one in peers.supporters() if one.seat in seats}
    starts = (
        duty.span.start
        for plan in plans()
        for duty in plan.duties(at, at + LOOK_AHEAD)
        if duty.who in ready and duty.span.start > at
    )
    return min(starts, default=None)


def up_until(*, supporter: bytes, at: datetime) -> datetime | None:
    """Until when this supporter said that they are up, or None."""
    row = Up.objects.filter(id=supporter, until__gt=at).first()
    return row.until if row else None


def _by_rota(at: datetime, ready: Mapping[bytes, peers.Supporter]) -> Iterator[OnNow]:
    for plan in plans():
        for duty in plan.duties(at, at + _MOMENT):
            if duty.who in ready:
                yield OnNow(duty.who, ready[duty.who].seat, duty.span.end, by_rota=True)


def _up(at: datetime, ready: Mapping[bytes, peers.Supporter]) -> Iterator[OnNow]:
    for row in Up.objects.filter(until__gt=at):
        if row.id in ready:
            yield OnNow(bytes(row.id), ready[bytes(row.id)].seat, row.until, by_rota=False)
