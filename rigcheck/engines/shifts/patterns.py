"""A shift pattern is stored as what it is: a string of letters, a first day, a zone and starting times.

Names such as "Pitman" and "2-2-3" are used loosely in the field, so a name is never stored in place of
the pattern itself (FACTS 6.3).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import ClassVar, Final
from zoneinfo import ZoneInfo

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

LONG_HOURS: Final = 24
# Below four hours the clock change itself could swallow a shift (one station moves its clock by two).
SHORTEST_HOURS: Final = 4
LONGEST_CYCLE: Final = 366

_CYCLE: Final = re.compile(rf"[DNX-]{{1,{LONGEST_CYCLE}}}")


class Letter(StrEnum):
    """What one day of a cycle is."""

    DAY = "D"
    NIGHT = "N"
    LONG = "X"
    OFF = "-"


class NotACycle(Refusal):
    """The cycle is empty, too long, all days off, or holds something besides D, N, X and -."""

    code: ClassVar[str] = "not-a-cycle"


class UnknownZone(Refusal):
    """The zone is not in the time zone database of this machine."""

    code: ClassVar[str] = "unknown-zone"


class ShiftLengthOutOfRange(Refusal):
    """A shift lasts less than four hours, or more than a day."""

    code: ClassVar[str] = "shift-length-out-of-range"


class ShiftsOverlap(Refusal):
    """One shift of the cycle would begin before the one before it has ended."""

    code: ClassVar[str] = "shifts-overlap"


@dataclass(frozen=True, slots=True)
class Pattern:
    """One team's pattern.

    `cycle` has one letter for each local calendar day; its first letter falls on `anchor`, and the cycle
    repeats in both directions. `hours` (4 to 24) is how long a day or a night lasts on the clock on the
    wall, so a night across a clock change really lasts an hour less or more; a long shift is always 24.
    Day and long shifts begin at `day_starts`, nights at `night_starts`, both in the IANA zone `zone`.
    """

    cycle: str
    anchor: date
    zone: str
    hours: float
    day_starts: time = time(7)
    night_starts: time = time(19)

    def __post_init__(self) -> None:
        if not _CYCLE.fullmatch(self.cycle) or set(self.cycle) == {Letter.OFF}:
            raise NotACycle(
                gettext_noop("Write the cycle with D for a day, N for a night, X for 24 hours and - for off.")
            )
        if not SHORTEST_HOURS <= self.hours <= LONG_HOURS:
            raise ShiftLengthOutOfRange(gettext_noop("A shift lasts from 4 to 24 hours."))
        check_zone(self.zone)
        self._check_room_between_shifts()

    def letter_on(self, day: date) -> Letter:
        """What the given local day is in this pattern."""
        return Letter(self.cycle[(day - self.anchor).days % len(self.cycle)])

    def starts(self, letter: Letter) -> time:
        """The time on the wall at which such a shift begins."""
        return self.night_starts if letter is Letter.NIGHT else self.day_starts

    def clock_length(self, letter: Letter) -> timedelta:
        """How long such a shift lasts on the clock on the wall; nothing for a day off."""
        hours = {Letter.LONG: float(LONG_HOURS), Letter.OFF: 0.0}.get(letter, self.hours)
        return timedelta(hours=hours)

    @property
    def hours_a_week(self) -> Fraction:
        """Average hours on duty in a week, over one whole cycle, clock changes left out."""
        total = sum((self.clock_length(Letter(letter)) for letter in self.cycle), timedelta())
        return Fraction(total // timedelta(minutes=1), 60) * 7 / len(self.cycle)

    def for_team(self, days_later: int) -> Pattern:
        """The same pattern for a team whose cycle begins so many days later."""
        return replace(self, anchor=self.anchor + timedelta(days=days_later))

    def _check_room_between_shifts(self) -> None:
        letters = [Letter(letter) for letter in self.cycle]
        for today, tomorrow in pairwise([*letters, letters[0]]):
            if Letter.OFF in (today, tomorrow):
                continue
            ends = datetime.combine(self.anchor, self.starts(today)) + self.clock_length(today)
            if ends > datetime.combine(self.anchor, self.starts(tomorrow)) + timedelta(days=1):
                raise ShiftsOverlap(gettext_noop("One shift of this pattern would begin before the last has ended."))


def check_zone(zone: str) -> None:
    """Raise UnknownZone unless this machine knows the IANA zone."""
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError):
        raise UnknownZone(
            gettext_noop("This time zone is not known here. Choose one such as America/Denver.")
        ) from None


def instant(day: date, at: time, zone: str) -> datetime:
    """The moment, in UTC, at which a clock on the wall in `zone` shows this day and time.

    A time that comes twice means the first; a time that the clock jumps over means as much later.
    """
    return datetime.combine(day, at, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def local_day(moment: datetime, zone: str) -> date:
    """The calendar day that it is in `zone` at an aware moment."""
    return moment.astimezone(ZoneInfo(zone)).date()
