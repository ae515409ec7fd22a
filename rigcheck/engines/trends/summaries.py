"""A series over ninety days or a year, and its means by week and by shift."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import fmean, median
from typing import ClassVar, Final

from rigcheck.engines.trends.points import Point, between
from rigcheck.kernel.intervals import Interval
from rigcheck.kernel.refusals import Refusal

QUARTER: Final = 90
YEAR: Final = 365

_WEEK: Final = timedelta(weeks=1)


class MomentNeeded(Refusal):
    """A value that carries only a day cannot be placed in a shift."""

    code: ClassVar[str] = "moment-needed"


@dataclass(frozen=True, slots=True)
class Summary:
    """A series from `since` to `until`, both days included. The figures are None when it is empty.

    `days_with` of the `days` have at least one value: the others are missing, not zero.
    """

    since: date
    until: date
    days: int
    days_with: int
    points: int
    mean: float | None = None
    middle: float | None = None
    lowest: float | None = None
    highest: float | None = None


@dataclass(frozen=True, slots=True)
class WeekMean:
    """The mean of the week that begins on `monday`; None for a week without values."""

    monday: date
    points: int
    mean: float | None


@dataclass(frozen=True, slots=True)
class ShiftMean:
    """The mean from the start of `shift` until the next one begins; None when there are no values."""

    shift: Interval
    points: int
    mean: float | None


def summarise(points: Iterable[Point], until: date, days: int = QUARTER) -> Summary:
    """The series over the last `days` days up to and including `until`."""
    since = until - timedelta(days=days - 1)
    inside = between(points, since, until)
    if not inside:
        return Summary(since, until, days, days_with=0, points=0)
    values = [point.value for point in inside]
    return Summary(
        since=since,
        until=until,
        days=days,
        days_with=len({point.day for point in inside}),
        points=len(inside),
        mean=fmean(values),
        middle=median(values),
        lowest=min(values),
        highest=max(values),
    )


def weekly_means(points: Iterable[Point], since: date, until: date) -> list[WeekMean]:
    """One mean for each week, Monday to Sunday, that has a day from `since` to `until`."""
    days: defaultdict[date, list[float]] = defaultdict(list)
    for point in between(points, since, until):
        days[point.day].append(point.value)
    values: defaultdict[date, list[float]] = defaultdict(list)
    for day, own in days.items():
        values[_monday(day)] += own
    weeks = range((_monday(until) - _monday(since)) // _WEEK + 1)
    mondays = [_monday(since) + week * _WEEK for week in weeks]
    return [WeekMean(monday, len(values[monday]), _mean(values[monday])) for monday in mondays]


def shift_means(points: Iterable[Point], shifts: Sequence[Interval]) -> list[ShiftMean]:
    """One mean for each shift, with the time off after it: what was entered until the next shift begins.

    Values from before the first shift are left out. Raises MomentNeeded for a value with only a day.
    """
    ordered = sorted(shifts)
    starts = [shift.start for shift in ordered]
    values: list[list[float]] = [[] for _ in ordered]
    for point in points:
        if not isinstance(point.on, datetime):
            raise MomentNeeded("An entry without a time of day cannot be placed in a shift.")
        place = bisect_right(starts, point.on) - 1
        if place >= 0:
            values[place].append(point.value)
    return [ShiftMean(shift, len(own), _mean(own)) for shift, own in zip(ordered, values, strict=True)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mean(values: Sequence[float]) -> float | None:
    return fmean(values) if values else None
