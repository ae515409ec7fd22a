"""Shift patterns: who is on duty when, when sleep is due after nights, and when a check-in falls due.

pattern = CATALOGUE["24-48"].pattern(anchor=date(2026, 11, 1), zone="America/Denver")
on_duty(pattern, start, end, changes)              # spans in UTC, right across clock changes, leave and overtime
calendar(on_duty(...), title="Duty", ...)          # the same as an iCalendar file
what_is_due(rhythm, pattern, last_done, now)       # the moment it fell due, or None
"""

from rigcheck.engines.shifts.calendars import calendar
from rigcheck.engines.shifts.catalogue import CATALOGUE, KnownPattern, known_as
from rigcheck.engines.shifts.changes import Change, Kind
from rigcheck.engines.shifts.duty import SLEEP_AFTER_A_NIGHT, Shift, on_duty, shifts, sleep_after_nights
from rigcheck.engines.shifts.patterns import (
    Letter,
    NotACycle,
    Pattern,
    ShiftLengthOutOfRange,
    ShiftsOverlap,
    UnknownZone,
)
from rigcheck.engines.shifts.rhythms import (
    Every,
    NotAWeekday,
    PatternNeeded,
    Rhythm,
    due_times,
    next_due,
    what_is_due,
)
from rigcheck.engines.shifts.texts import TEXTS

__all__ = [
    "CATALOGUE",
    "SLEEP_AFTER_A_NIGHT",
    "TEXTS",
    "Change",
    "Every",
    "Kind",
    "KnownPattern",
    "Letter",
    "NotACycle",
    "NotAWeekday",
    "Pattern",
    "PatternNeeded",
    "Rhythm",
    "Shift",
    "ShiftLengthOutOfRange",
    "ShiftsOverlap",
    "UnknownZone",
    "calendar",
    "due_times",
    "known_as",
    "next_due",
    "on_duty",
    "shifts",
    "sleep_after_nights",
    "what_is_due",
]
