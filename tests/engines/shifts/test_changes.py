"""Leave and overtime, as somebody would say them."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.shifts import Change, Kind, Pattern, on_duty, sleep_after_nights
from rigcheck.kernel.intervals import Interval
from tests.engines.shifts.strategies import MOMENTS, patterns

HOUR = timedelta(hours=1)
DAYS = Pattern("DDDDD--", date(2026, 6, 1), "UTC", 8)  # Monday to Friday, 7 to 15
NIGHTS = Pattern("N---", date(2026, 6, 1), "UTC", 12)  # 19 to 7, once in four days


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def span(day: int, hour: int, hours: float) -> Interval:
    start = utc(2026, 6, day, hour)
    return Interval(start, start + hours * HOUR)


def leave(*parts: float) -> Change:
    return Change(span(*parts), Kind.LEAVE)


def overtime(*parts: float) -> Change:
    return Change(span(*parts), Kind.OVERTIME)


def test_a_day_of_leave_takes_the_shift_away():
    duty = on_duty(DAYS, utc(2026, 6, 1), utc(2026, 6, 4), [leave(2, 0, 24)])
    assert duty == [span(1, 7, 8), span(3, 7, 8)]


def test_half_a_day_of_leave_takes_half():
    assert on_duty(DAYS, utc(2026, 6, 1), utc(2026, 6, 2), [leave(1, 9, 2)]) == [span(1, 7, 2), span(1, 11, 4)]


def test_held_over_is_one_stretch():
    assert on_duty(DAYS, utc(2026, 6, 1), utc(2026, 6, 2), [overtime(1, 15, 4)]) == [span(1, 7, 12)]


def test_called_in_on_leave_is_duty():
    duty = on_duty(DAYS, utc(2026, 6, 1), utc(2026, 6, 2), [leave(1, 0, 24), overtime(1, 20, 3)])
    assert duty == [span(1, 20, 3)]


def test_overtime_is_cut_by_what_was_asked():
    assert on_duty(DAYS, utc(2026, 6, 6), utc(2026, 6, 6, 12), [overtime(6, 10, 8)]) == [span(6, 10, 2)]


def test_a_night_on_leave_needs_no_sleep():
    assert sleep_after_nights(NIGHTS, utc(2026, 6, 1), utc(2026, 6, 4), [leave(1, 12, 24)]) == []


def test_sleep_begins_when_the_one_held_over_goes_home():
    assert sleep_after_nights(NIGHTS, utc(2026, 6, 1), utc(2026, 6, 4), [overtime(2, 7, 4)]) == [span(2, 11, 9)]


def test_overtime_inside_the_shift_changes_nothing():
    plain = sleep_after_nights(NIGHTS, utc(2026, 6, 1), utc(2026, 6, 4))
    assert sleep_after_nights(NIGHTS, utc(2026, 6, 1), utc(2026, 6, 4), [overtime(1, 22, 2)]) == plain


def test_a_night_of_overtime_is_slept_off_a_day_is_not():
    assert sleep_after_nights(DAYS, utc(2026, 6, 6), utc(2026, 6, 8), [overtime(6, 22, 8)]) == [span(7, 6, 9)]
    assert sleep_after_nights(DAYS, utc(2026, 6, 6), utc(2026, 6, 8), [overtime(6, 8, 8)]) == []


@st.composite
def changes(draw: st.DrawFn, start: datetime) -> list[Change]:
    def one() -> Change:
        begins = start + timedelta(hours=draw(st.integers(-100, 900)))
        return Change(Interval(begins, begins + draw(st.integers(1, 48)) * HOUR), draw(st.sampled_from(Kind)))

    return [one() for _ in range(draw(st.integers(0, 5)))]


@given(patterns(), MOMENTS, st.data())
def test_overtime_is_duty_leave_is_not_and_the_rest_is_the_pattern(
    pattern: Pattern, start: datetime, data: st.DataObject
):
    end = start + timedelta(days=30)
    made = data.draw(changes(start))
    duty = on_duty(pattern, start, end, made)
    plain = on_duty(pattern, start, end)
    assert all(earlier.end < later.start for earlier, later in pairwise(duty))
    for moment in (start + timedelta(hours=hours) for hours in range(0, 30 * 24, 5)):
        there = {change.kind for change in made if moment in change.span}
        expected = Kind.OVERTIME in there or (Kind.LEAVE not in there and any(moment in one for one in plain))
        assert any(moment in one for one in duty) == expected


@given(patterns(), MOMENTS, st.data())
def test_nobody_works_in_the_sleep_after_nights(pattern: Pattern, start: datetime, data: st.DataObject):
    end = start + timedelta(days=30)
    made = data.draw(changes(start))
    duty = on_duty(pattern, start - timedelta(days=3), end + timedelta(days=3), made)
    for window in sleep_after_nights(pattern, start, end, made):
        assert window.length <= 9 * HOUR
        assert not any(window.overlaps(one) for one in duty)
