"""Who is on, from when to when, and when nobody is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from rigcheck.engines.rotas.changes import Change, Duty, changed
from rigcheck.engines.rotas.turns import Rota
from rigcheck.kernel.intervals import Interval, without

_A_DAY_EITHER_SIDE: Final = timedelta(days=2)
"""A watch may reach into the next day, and one zone once left out a day of the calendar."""


@dataclass(frozen=True, order=True, slots=True)
class HandOver:
    """At this moment somebody comes on; `leaving` is who was on until then, None where nobody was."""

    at: datetime
    coming: bytes
    leaving: bytes | None


def on_call(rota: Rota, start: datetime, end: datetime, changes: Sequence[Change] = ()) -> list[Duty]:
    """Every duty that has a part in [start, end), whole, in order; the moments are aware.

    Without changes no two duties of one rota overlap, and round the clock there is no hole between them, clock changes
    included. Turns that follow one another stay two duties even where both are one person's. A rota with nobody in it
    has no duty but those that changes make.
    """
    asked = Interval(start, end)
    duties = changed(_planned(rota, [asked, *(change.span for change in changes)]), changes)
    return [duty for duty in duties if duty.span.overlaps(asked)]


def gaps(duties: Iterable[Duty], start: datetime, end: datetime) -> list[Interval]:
    """The time in [start, end) in which nobody is on, in order, in UTC."""
    return without([Interval(start, end)], [duty.span for duty in duties])


def hand_overs(duties: Sequence[Duty], start: datetime, end: datetime) -> list[HandOver]:
    """Who comes on in [start, end), and whom they relieve. Going from one's own duty into the next is no hand-over."""
    asked = Interval(start, end)
    coming = [duty for duty in sorted(duties) if duty.span.start in asked]
    found = [(duty, [one.who for one in duties if one.span.end == duty.span.start]) for duty in coming]
    return [
        HandOver(duty.span.start, duty.who, leaving[0] if leaving else None)
        for duty, leaving in found
        if duty.who not in leaving
    ]


def _planned(rota: Rota, spans: Iterable[Interval]) -> Iterator[Duty]:
    """What the turns say, as far as it may touch one of these spans."""
    if not rota.people:
        return
    turns = {turn for span in spans for turn in _turns(rota, span)}
    for turn in sorted(turns):
        yield from (Duty(watch, rota.whose(turn)) for watch in rota.watches(turn))


def _turns(rota: Rota, span: Interval) -> range:
    first = _day(span.start - _A_DAY_EITHER_SIDE, rota.zone)
    last = _day(span.end + _A_DAY_EITHER_SIDE, rota.zone)
    return range(rota.turn_on(first), rota.turn_on(last) + 1)


def _day(at: datetime, zone: str) -> date:
    return at.astimezone(ZoneInfo(zone)).date()
