"""When a check-in falls due, by the rhythm that a member has chosen.

There are no streaks here: a check-in left out is not counted, not carried over, and never mentioned.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import ClassVar, Final

from rigcheck.engines.shifts.duty import shifts, sleep_after_nights
from rigcheck.engines.shifts.patterns import Pattern, check_zone, instant, local_day
from rigcheck.kernel.intervals import Interval
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

# What fell due longer ago than this is no longer asked for.
STALE: Final = timedelta(days=31)
# Looked through in growing steps, because the next one is nearly always near.
LOOK_AHEAD: Final = (timedelta(days=8), timedelta(days=56), timedelta(days=400))

_ONE_DAY: Final = timedelta(days=1)
_LAST_WEEKDAY: Final = 6


class Every(StrEnum):
    """How often a member wants to check in."""

    DAY = "daily"
    SHIFT = "per-shift"
    WEEK = "weekly"
    TRAINING_DAY = "training-day"


# A check-in made this shortly before it falls due counts as done. Our choice, not a finding.
EARLY: Final = {
    Every.DAY: timedelta(hours=8),
    Every.SHIFT: timedelta(hours=4),
    Every.WEEK: timedelta(days=2),
    Every.TRAINING_DAY: timedelta(hours=12),
}


class NotAWeekday(Refusal):
    """Weekdays are numbered from 0, Monday, to 6, Sunday."""

    code: ClassVar[str] = "not-a-weekday"


class PatternNeeded(Refusal):
    """A check-in for each shift needs to know the shifts."""

    code: ClassVar[str] = "pattern-needed"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A member's own rhythm.

    `at` is the time on the wall, in the IANA zone `zone`, at which a daily, weekly or training-day
    check-in falls due; `weekday` (0 Monday to 6 Sunday) and `training_days` matter to those kinds only. One
    for each shift falls due as the shift begins and needs neither.
    """

    every: Every
    zone: str
    at: time = time(18)
    weekday: int = 0
    training_days: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        check_zone(self.zone)
        if not 0 <= self.weekday <= _LAST_WEEKDAY:
            raise NotAWeekday(gettext_noop("Choose a day of the week."))


def due_times(rhythm: Rhythm, pattern: Pattern | None, since: datetime, until: datetime) -> list[datetime]:
    """The moments in [since, until), in UTC and in order, at which a check-in falls due.

    One that would fall into the sleep after a night or a 24-hour shift comes when that sleep is over.
    `pattern` is None for a member who has picked none. Raises PatternNeeded for a rhythm by shift then.
    """
    asked = Interval(since, until)
    # A window of sleep is shorter than a day: what it moves into the span began at most a day before it.
    wider = Interval(asked.start - _ONE_DAY, asked.end)
    moments = _unmoved(rhythm, pattern, wider)
    if pattern is not None:
        windows = sleep_after_nights(pattern, wider.start, wider.end)
        moments = [_after_sleep(moment, windows) for moment in moments]
    return sorted({moment for moment in moments if moment in asked})


def what_is_due(rhythm: Rhythm, pattern: Pattern | None, last_done: datetime | None, now: datetime) -> datetime | None:
    """The moment at which the check-in now waiting fell due, or None when nothing waits.

    However many were left out, one check-in settles them. A `last_done` more than a day in the future
    comes from a wrong clock and is passed over.
    """
    past = due_times(rhythm, pattern, now - STALE, now + timedelta(microseconds=1))
    if not past:
        return None
    latest = past[-1]
    if last_done is None or last_done > now + _ONE_DAY:
        return latest
    return latest if last_done < latest - EARLY[rhythm.every] else None


def next_due(rhythm: Rhythm, pattern: Pattern | None, now: datetime) -> datetime | None:
    """The first moment after `now` at which a check-in falls due, or None within the next 400 days."""
    just_after = now + timedelta(microseconds=1)
    for ahead in LOOK_AHEAD:
        coming = due_times(rhythm, pattern, just_after, now + ahead)
        if coming:
            return coming[0]
    return None


def _unmoved(rhythm: Rhythm, pattern: Pattern | None, span: Interval) -> list[datetime]:
    if rhythm.every is Every.SHIFT:
        if pattern is None:
            raise PatternNeeded(gettext_noop("Pick your shift pattern first, or choose another rhythm."))
        return [shift.span.start for shift in shifts(pattern, span.start, span.end)]
    return [instant(day, rhythm.at, rhythm.zone) for day in _days(rhythm, span)]


def _days(rhythm: Rhythm, span: Interval) -> Iterator[date]:
    first, last = local_day(span.start, rhythm.zone), local_day(span.end, rhythm.zone)
    for offset in range((last - first).days + 1):
        day = first + offset * _ONE_DAY
        if rhythm.every is Every.DAY or _falls_on(rhythm, day):
            yield day


def _falls_on(rhythm: Rhythm, day: date) -> bool:
    if rhythm.every is Every.WEEK:
        return day.weekday() == rhythm.weekday
    return day in rhythm.training_days


def _after_sleep(moment: datetime, windows: list[Interval]) -> datetime:
    return next((window.end for window in windows if moment in window), moment)
