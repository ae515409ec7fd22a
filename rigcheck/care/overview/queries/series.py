"""The series that check-ins make, and everything a page needs, gathered in few questions to the database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.assessments import queries as assessments
from rigcheck.care.checkins import queries as checkins
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.shifts import Pattern
from rigcheck.engines.trends import QUARTER, YEAR, EarlySign, Point, Series, Worse, by_day, early_signs
from rigcheck.engines.triage import State

__all__ = ["QUARTER", "SCALES", "YEAR", "Gathered", "Scale", "everything", "gathered"]

LOOK_BACK: Final = timedelta(days=104)
"""Ninety usual days and the fourteen recent ones that are held against them."""
ALL_MONTHS: Final = 26
"""As many months as a record is kept, and this one."""


@dataclass(frozen=True, slots=True)
class Scale:
    """One thing that a check-in asks: its ends on a chart, and which way is worse."""

    name: str
    title: str | Promise
    worse: Worse
    low: float
    high: float
    step: float = 1.0


SCALES: Final = (
    Scale("mood", _("Mood"), Worse.LOWER, 1, 5),
    Scale("stress", _("Stress"), Worse.HIGHER, 1, 5),
    Scale("sleep", _("How well I slept"), Worse.LOWER, 1, 5),
    Scale("sleep_hours", _("Hours of sleep"), Worse.LOWER, 0, 14, 0.5),
    Scale("energy", _("Energy"), Worse.LOWER, 1, 5),
    Scale("work", _("Work"), Worse.LOWER, 1, 5),
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """A member's own records for one page, and the zone and day that they are read in.

    `points` has each scale's values at their local moments, in the order of the check-ins; `daily` their means by day.
    """

    zone: str
    today: date
    now: datetime
    pattern: Pattern | None
    check_ins: Sequence[Stored[checkins.CheckIn]]
    points: Mapping[str, Sequence[Point]]
    daily: Mapping[str, Sequence[Point]]
    done: Sequence[Stored[assessments.Taken]]

    def series(self) -> list[Series]:
        """Every scale with a value, as the engine takes it."""
        return [
            Series(scale.name, self.daily[scale.name], scale.worse, scale.step)
            for scale in SCALES
            if self.daily[scale.name]
        ]

    def signs(self) -> list[EarlySign]:
        """What stands out on the hard side in the last seven days."""
        return early_signs(self.series(), self.today)

    @property
    def asks_for_help(self) -> bool:
        """Whether an answer that opened the lines still stands; then the page begins with people."""
        return assessments.state(State(today=self.today), self.done).is_crisis

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show yet."""
        return not self.check_ins and not self.done


def gathered(*, keys: SessionKeys, now: datetime, days: int) -> Gathered:
    """The records of the last `days` days, and those that the usual range is worked out from."""
    own = checkins.rhythm(keys=keys)
    reach = max(timedelta(days=days), LOOK_BACK)
    check_ins = checkins.between(keys=keys, start=now - reach, end=now + timedelta(days=1))
    months = assessments.months_spanned(now - timedelta(days=days), now)
    done = assessments.taken(keys=keys, now=now, months=months)
    zone = checkins.local_zone(own, check_ins[-1].record.zone if check_ins else "")
    pattern = checkins.engine_pattern(own) if own else None
    return _read_in(zone, now, pattern, check_ins, done)


def everything(*, keys: SessionKeys, now: datetime) -> Gathered:
    """Every record that is kept."""
    own = checkins.rhythm(keys=keys)
    start = assessments.months_back(now, ALL_MONTHS)[0].first_day
    begin = datetime(start.year, start.month, start.day, tzinfo=now.tzinfo)
    check_ins = checkins.between(keys=keys, start=begin, end=now + timedelta(days=1))
    done = assessments.taken(keys=keys, now=now, months=ALL_MONTHS)
    zone = checkins.local_zone(own, check_ins[-1].record.zone if check_ins else "")
    return _read_in(zone, now, None, check_ins, done)


def titles() -> Mapping[str, str]:
    """The name of each scale."""
    return {scale.name: str(scale.title) for scale in SCALES}


def _read_in(
    zone: str,
    now: datetime,
    pattern: Pattern | None,
    check_ins: Sequence[Stored[checkins.CheckIn]],
    done: Sequence[Stored[assessments.Taken]],
) -> Gathered:
    """The records in a zone. Local times and means by day are worked out once: a page looks at each several times."""
    moments = [(assessments.local(one.record.at, zone), one.record) for one in check_ins]
    points = {
        scale.name: [Point(at, value) for at, record in moments if (value := getattr(record, scale.name)) is not None]
        for scale in SCALES
    }
    daily = {name: [Point(day, mean) for day, mean in by_day(every).items()] for name, every in points.items()}
    return Gathered(zone, now.astimezone(ZoneInfo(zone)).date(), now, pattern, check_ins, points, daily, done)
