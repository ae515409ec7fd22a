"""Single duties: the one at a moment, one's own, who is on a rota now, and where nobody is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from rigcheck.care.oncall.queries.plans import Plan, plan, plans
from rigcheck.care.peers import queries as peers
from rigcheck.engines.rotas import Duty, gaps
from rigcheck.kernel.intervals import Interval

MOMENT: Final = timedelta(microseconds=1)
WEEKS_SHOWN: Final = timedelta(weeks=6)
GAPS_SHOWN: Final = timedelta(weeks=4)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a duty is found again: its rota, and the moment at which it begins."""

    rota: bytes
    starts: datetime


def duty_at(slot: Slot) -> Duty | None:
    """The duty that begins just there, or None where it has changed since."""
    found = plan(slot.rota)
    duties = found.duties(slot.starts, slot.starts + MOMENT) if found else []
    return next((duty for duty in duties if duty.span.start == slot.starts), None)


def running(rota: bytes, at: datetime) -> Duty | None:
    """Who is on this rota at a moment, or None."""
    found = plan(rota)
    return next(iter(found.duties(at, at + MOMENT)), None) if found else None


def duties_of(supporter: bytes, start: datetime, end: datetime) -> list[tuple[Plan, Duty]]:
    """Everything that this supporter is on for in [start, end), on all rotas, in order."""
    found = [(plan, duty) for plan in plans() for duty in plan.duties(start, end) if duty.who == supporter]
    return sorted(found, key=lambda one: one[1])


def gaps_ahead(*, at: datetime) -> Sequence[Interval]:
    """When nobody who is ready is on, within four weeks from now. Without any rota: the whole time."""
    ready = {one.id for one in peers.supporters()}
    end = at + GAPS_SHOWN
    return gaps([duty for plan in plans() for duty in plan.duties(at, end) if duty.who in ready], at, end)
