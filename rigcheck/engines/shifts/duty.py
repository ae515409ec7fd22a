"""When a team is at work, and when its people sleep off a night."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from typing import Final
from zoneinfo import ZoneInfo

from rigcheck.engines.shifts.changes import Change, Kind
from rigcheck.engines.shifts.patterns import Letter, Pattern, instant, local_day
from rigcheck.kernel.intervals import Interval, merged, without

# An hour to get home and eight in bed. Our choice, not a finding: it only decides when we keep quiet.
SLEEP_AFTER_A_NIGHT: Final = timedelta(hours=9)

# Overtime that holds this hour on the wall counts as a night. Our choice as well.
_SMALL_HOURS: Final = time(3)
_FAR_ENOUGH: Final = timedelta(days=3)
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


def on_duty(pattern: Pattern, start: datetime, end: datetime, changes: Sequence[Change] = ()) -> list[Interval]:
    """The time on duty within [start, end), in UTC; shifts that touch count as one stretch.

    `changes` are leave and overtime: leave takes shifts or parts of them away, overtime adds time and stands even
    where it falls into leave, because somebody was called in.
    """
    pieces = _pieces(shifts(pattern, start, end), pattern.zone, changes)
    parts = (piece.span.clipped(start, end) for piece in pieces)
    return merged(part for part in parts if part is not None)


def sleep_after_nights(
    pattern: Pattern, start: datetime, end: datetime, changes: Sequence[Change] = ()
) -> list[Interval]:
    """The main sleep after each night or 24-hour shift, where a part of it lies in [start, end), in UTC.

    A window runs from the end of the shift for nine hours, cut short where the next shift begins; between
    shifts that touch there is none. Nothing falls due inside one. Overtime over 3 a.m. counts as a night, and
    overtime that follows a night at once moves the sleep to its own end. A night on leave has none.
    """
    asked = Interval(start, end)
    near = shifts(pattern, asked.start - _FAR_ENOUGH, asked.end + _FAR_ENOUGH)
    pieces = _pieces(near, pattern.zone, changes)
    windows = (_sleep_after(piece, following) for piece, following in zip_longest(pieces, pieces[1:]))
    return [window for window in windows if window is not None and window.overlaps(asked)]


@dataclass(frozen=True, order=True, slots=True)
class _Piece:
    """Time at work without a break, and whether its people go to bed after it."""

    span: Interval
    slept_off: bool


def _pieces(planned: Iterable[Shift], zone: str, changes: Sequence[Change]) -> list[_Piece]:
    """Shifts and overtime in order, leave taken out."""
    leave = [change.span for change in changes if change.kind is Kind.LEAVE]
    pieces = [_Piece(part, shift.letter in _SLEPT_OFF) for shift in planned for part in without([shift.span], leave)]
    overtime = merged(change.span for change in changes if change.kind is Kind.OVERTIME)
    for extra in without(overtime, [piece.span for piece in pieces]):
        held_over = any(piece.slept_off and piece.span.end == extra.start for piece in pieces)
        pieces.append(_Piece(extra, held_over or _holds_the_small_hours(extra, zone)))
    return sorted(pieces)


def _holds_the_small_hours(span: Interval, zone: str) -> bool:
    first, last = local_day(span.start, zone), local_day(span.end, zone)
    days = (first + offset * _ONE_DAY for offset in range((last - first).days + 1))
    return any(instant(day, _SMALL_HOURS, zone) in span for day in days)


def _sleep_after(piece: _Piece, following: _Piece | None) -> Interval | None:
    if not piece.slept_off:
        return None
    up_at = piece.span.end + SLEEP_AFTER_A_NIGHT
    if following is not None:
        up_at = min(up_at, following.span.start)
    return Interval(piece.span.end, up_at) if up_at > piece.span.end else None


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
