"""Turns, kept by the clock on the wall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from rigcheck.kernel.intervals import Interval, merged
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

LONGEST_TURN: Final = 28
"""Days that one person may be on in a row: four weeks. Our choice."""
_ONE_DAY: Final = timedelta(days=1)
_BEGINNING: Final = date(2024, 1, 1)
"""A Monday. Where it lies does not matter, because rounds repeat in both directions."""
AWAKE: Final = (time(8), time(21))
"""Between these times on the wall a supporter may be written to about a hand-over. Our choice."""
_THE_EVENING: Final = time(20)
_BEFORE: Final = timedelta(hours=2)
_SECOND: Final = timedelta(seconds=1)


class NotATurn(Refusal):
    """A turn lasts from 1 to 28 days."""

    code: ClassVar[str] = "not-a-turn"


class ZoneNotKnown(Refusal):
    """This machine's time zone database has no such zone."""

    code: ClassVar[str] = "zone-not-known"


@dataclass(frozen=True, slots=True)
class Rota:
    """People who take turns in order.

    The turn of the first of `people` (opaque names; nobody at all is allowed, and nobody is then on) begins on the
    local day `first`, each turn lasts `days`, and the order repeats in both directions. On each day of a turn its
    person is on from `starts` to `ends` on the wall of the IANA zone `zone`; where `ends` is not after `starts`, the
    watch ends on the next day, and where both are the same, it lasts round the clock and is handed over then.
    """

    people: tuple[bytes, ...]
    first: date
    days: int
    zone: str
    starts: time
    ends: time

    def __post_init__(self) -> None:
        if not 1 <= self.days <= LONGEST_TURN:
            raise NotATurn(gettext_noop("A turn lasts from 1 to 28 days."))
        try:
            ZoneInfo(self.zone)
        except (KeyError, ValueError, OSError):
            message = gettext_noop("This time zone is not known here. Choose one such as America/Denver.")
            raise ZoneNotKnown(message) from None

    def turn_on(self, day: date) -> int:
        """The number of the turn that a local day belongs to; 0 is the first one, earlier ones are negative."""
        return (day - self.first).days // self.days

    @property
    def phase(self) -> int:
        """Where in a round this rota's first day lies: a rota is the same with `first_of(phase)`, and needs no date."""
        return (self.first - _BEGINNING).days % self._round

    def first_day(self, today: date) -> date:
        """The first day from `today` on at which the turn of the first in the order begins."""
        return today + (self.first - today).days % self._round * _ONE_DAY

    @property
    def _round(self) -> int:
        return self.days * max(len(self.people), 1)

    def whose(self, turn: int) -> bytes:
        """Who has that turn; there has to be somebody."""
        return self.people[turn % len(self.people)]

    def watches(self, turn: int) -> list[Interval]:
        """The time of one turn, in UTC and in order; watches that touch are one."""
        first = self.first + turn * self.days * _ONE_DAY
        return merged(self._watches(first))

    def _watches(self, first: date) -> Iterator[Interval]:
        for offset in range(self.days):
            day = first + offset * _ONE_DAY
            last = day if self.ends > self.starts else day + _ONE_DAY
            begins, ends = moment(day, self.starts, self.zone), moment(last, self.ends, self.zone)
            if begins < ends:  # a watch that the clock jumps over does not take place
                yield Interval(begins, ends)


def first_of(phase: int) -> date:
    """A first day in this phase of a round; see `Rota.phase`."""
    return _BEGINNING + phase * _ONE_DAY


def moment(day: date, at: time, zone: str) -> datetime:
    """The first moment, in UTC, at which a clock on the wall shows this day and time or a later one.

    So a time that comes twice means the first, and one that the clock jumps over means the jump itself. Later times on
    the wall never give earlier moments: that is what keeps watches from overlapping (to the second).
    """
    wall = datetime.combine(day, at)
    there = ZoneInfo(zone)
    late, early = (wall.replace(tzinfo=there, fold=fold).astimezone(UTC) for fold in (0, 1))
    while early < late - _SECOND:  # PEP 495: only of a time that is left out does fold=1 give the earlier moment
        middle = early + (late - early) // _SECOND // 2 * _SECOND
        if middle.astimezone(there).replace(tzinfo=None) < wall:
            early = middle
        else:
            late = middle
    return late


def notice_at(hand_over: datetime, zone: str) -> datetime:
    """When, in UTC, to write to whoever comes on: two hours before, or, where that would be after nine in the evening
    or before eight in the morning, at eight in the evening before.
    """
    there = ZoneInfo(zone)
    wall = (hand_over - _BEFORE).astimezone(there)
    if AWAKE[0] <= wall.time() <= AWAKE[1]:
        return hand_over - _BEFORE
    evening = wall.date() if wall.time() > AWAKE[1] else wall.date() - _ONE_DAY
    return moment(evening, _THE_EVENING, zone)
