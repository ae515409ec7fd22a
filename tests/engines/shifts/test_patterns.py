from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.shifts import (
    Letter,
    NotACycle,
    Pattern,
    ShiftLengthOutOfRange,
    ShiftsOverlap,
    UnknownZone,
)
from rigcheck.engines.shifts.patterns import instant

ANCHOR = date(2026, 11, 2)


@given(st.integers(-3000, 3000))
def test_a_cycle_repeats_in_both_directions(days: int):
    pattern = Pattern("DDNN----", ANCHOR, "UTC", 12)
    day = ANCHOR + timedelta(days=days)
    assert pattern.letter_on(day) == pattern.letter_on(day + timedelta(days=8)) == "DDNN----"[days % 8]


def test_the_first_letter_falls_on_the_anchor_and_the_next_team_later():
    pattern = Pattern("X--", ANCHOR, "UTC", 24)
    assert pattern.letter_on(ANCHOR) is Letter.LONG
    assert pattern.for_team(1).letter_on(ANCHOR) is Letter.OFF
    assert pattern.for_team(1).letter_on(ANCHOR + timedelta(days=1)) is Letter.LONG


def test_hours_a_week_are_exact_and_take_quarter_hours():
    assert Pattern("DDDD---", ANCHOR, "UTC", 10.25).hours_a_week == 41
    assert Pattern("X--X--X--X--X--X--X--X-----", ANCHOR, "UTC", 24).hours_a_week == Fraction(448, 9)


@pytest.mark.parametrize("cycle", ["", "---", "DXQ", "dd--", "D D-", "D" * 367, "DD--\n"])
def test_what_is_no_cycle_is_refused(cycle: str):
    with pytest.raises(NotACycle):
        Pattern(cycle, ANCHOR, "UTC", 12)


@pytest.mark.parametrize("hours", [0, 3.75, 24.25, -12, float("nan"), float("inf")])
def test_a_length_that_no_shift_has_is_refused(hours: float):
    with pytest.raises(ShiftLengthOutOfRange):
        Pattern("D-", ANCHOR, "UTC", hours)


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd", "/etc/localtime", "America", "Denver\0"])
def test_a_zone_that_is_not_known_is_refused(zone: str):
    with pytest.raises(UnknownZone):
        Pattern("D-", ANCHOR, zone, 12)


@pytest.mark.parametrize(
    ("cycle", "hours", "nights"),
    [("ND-", 13, time(19)), ("XN-", 12, time(6)), ("D-N", 14, time(18))],
    ids=["night into day", "night within the long one", "round the end of the cycle"],
)
def test_shifts_that_would_overlap_are_refused(cycle: str, hours: float, nights: time):
    with pytest.raises(ShiftsOverlap):
        Pattern(cycle, ANCHOR, "UTC", hours, night_starts=nights)


def test_shifts_that_only_touch_are_fine():
    assert Pattern("XX----", ANCHOR, "UTC", 24).hours_a_week == 56
    assert Pattern("NDX-", ANCHOR, "UTC", 12).cycle == "NDX-"


def test_a_time_that_comes_twice_is_the_first_and_one_jumped_over_comes_later():
    autumn, spring = date(2026, 11, 1), date(2026, 3, 8)
    assert instant(autumn, time(1, 30), "America/Denver") == datetime(2026, 11, 1, 7, 30, tzinfo=UTC)
    assert instant(spring, time(2, 30), "America/Denver") == datetime(2026, 3, 8, 9, 30, tzinfo=UTC)
