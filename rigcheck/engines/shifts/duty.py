"""When a team is at work, and when its people sleep off a night."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Final
from zoneinfo import ZoneInfo

from rigcheck.engines.shifts.patterns import Letter, Pattern, instant, local_day
from rigcheck.kernel.intervals import Interval, merged

# An hour to get home and eight in bed. Our choice, not a finding: it only decides when we keep quiet.
SLEEP_AFTER_A_NIGHT: Final = timedelta(hours=9)

_SLEPT_OFF: Final = frozenset({Letter.NIGHT, Letter.LONG})
_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Shift:
    """One shift: what it is, the local day it begins on, and its whole span in UTC."""

    letter: Letter
    day: date
    span: Interval


def shifts(pattern: Pattern, start: datetime, end: datetime) -> list[Shift]:
    """Every shift that has a part in [start, end), whole, in order. The moments are aware."""
    asked = Interval(start, end)
    # A shift may have begun on the local day before; one more day covers a zone that skips a date.
    first = local_day(asked.start, pattern.zone) - 2 * _ONE_DAY
    last = local_day(asked.end, pattern.zone)
    return [shift for shift in _begun(pattern, first, last) if shift.span.overlaps(asked)]


def on_duty(pattern: Pattern, start: datetime, end: datetime) -> list[Interval]:
    """The time on duty within [start, end), in UTC; shifts that touch count as one stretch."""
    parts = (shift.span.clipped(start, end) for shift in shifts(pattern, start, end))
    return merged(part for part in parts if part is not None)


def sleep_after_nights(pattern: Pattern, start: datetime, end: datetime) -> list[Interval]:
    """The main sleep after each night or 24-hour shift, where a part of it lies in [start, end), in UTC.

    A window runs from the end of the shift for nine hours, cut short where the next shift begins; between
    shifts that touch there is none. Nothing falls due inside one.
    """
    asked = Interval(start, end)
    near = shifts(pattern, asked.start - SLEEP_AFTER_A_NIGHT, asked.end + SLEEP_AFTER_A_NIGHT)
    windows = (
        _sleep_after(shift, following) for shift, following in zip_longest(near, near[1:]) if shift.letter in _SLEPT_OFF
    )
    return [window for window in windows if window is not None and window.overlaps(asked)]


def _sleep_after(shift: Shift, following: Shift | None) -> Interval | None:
    up_at = shift.span.end + SLEEP_AFTER_A_NIGHT
    if following is not None:
        up_at = min(up_at, following.span.start)
    return Interval(shift.span.end, up_at) if up_at > shift.span.end else None


def _begun(pattern: Pattern, first: date, last: date) -> Iterator[Shift]:
    for offset in range((last - first).days + 1):
        day = first + offset * _ONE_DAY
        letter = pattern.letter_on(day)
        if letter is not Letter.OFF and _took_place(day, pattern.zone):
            start = instant(day, pattern.starts(letter), pattern.zone)
            yield Shift(letter, day, Interval(start, _end(pattern, letter, day)))


def _took_place(day: date, zone: str) -> bool:
    # False only for a date that a zone left out by crossing the date line: then even its noon is missing.
    return local_day(instant(day, time(12), zone), zone) == day


def _end(pattern: Pattern, letter: Letter, day: date) -> datetime:
    starts = datetime.combine(day, pattern.starts(letter), tzinfo=ZoneInfo(pattern.zone))
    # Adding to a zoned datetime moves the hands of the clock on the wall, which is how shifts are kept.
    ends = starts + pattern.clock_length(letter)
    return instant(ends.date(), ends.time(), pattern.zone)
