from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.shifts import (
    CATALOGUE,
    SLEEP_AFTER_A_NIGHT,
    Letter,
    Pattern,
    on_duty,
    shifts,
    sleep_after_nights,
)
from rigcheck.kernel.intervals import NotAnInterval
from tests.engines.shifts.strategies import MOMENTS, patterns

HOUR = timedelta(hours=1)
SPANS = st.integers(1, 40).map(lambda days: timedelta(days=days))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def nights(zone: str, day: date) -> Pattern:
    return Pattern("N-", day, zone, 12)


@pytest.mark.parametrize(
    ("day", "hours"),
    [(date(2026, 3, 7), 11), (date(2026, 10, 31), 13), (date(2026, 6, 1), 12)],
    ids=["spring forward", "fall back", "no change"],
)
def test_a_night_across_a_clock_change_is_an_hour_shorter_or_longer(day: date, hours: int):
    (shift,) = shifts(
        nights("America/Denver", day),
        utc(day.year, day.month, day.day, 23),
        utc(day.year, day.month, day.day, 23, 30) + 3 * HOUR,
    )
    assert (shift.letter, shift.day, shift.span.length) == (Letter.NIGHT, day, hours * HOUR)


def test_a_24_hour_shift_in_autumn_lasts_25():
    pattern = CATALOGUE["24-48"].pattern(anchor=date(2026, 10, 31), zone="America/Denver")
    (span,) = on_duty(pattern, utc(2026, 10, 31), utc(2026, 11, 2))
    assert (span.start, span.length) == (utc(2026, 10, 31, 13), 25 * HOUR)


def test_two_long_shifts_are_one_stretch_and_the_window_cuts_it():
    pattern = CATALOGUE["48-96"].pattern(anchor=date(2026, 6, 1), zone="UTC")
    (span,) = on_duty(pattern, utc(2026, 6, 1), utc(2026, 6, 5))
    assert span.length == 48 * HOUR
    (cut,) = on_duty(pattern, utc(2026, 6, 1, 12), utc(2026, 6, 1, 18))
    assert (cut.start, cut.end) == (utc(2026, 6, 1, 12), utc(2026, 6, 1, 18))


def test_a_day_off_has_no_duty():
    assert (
        on_duty(CATALOGUE["24-72"].pattern(anchor=date(2026, 6, 1), zone="UTC"), utc(2026, 6, 3), utc(2026, 6, 5)) == []
    )


def test_a_date_that_a_zone_skipped_has_no_shift():
    samoa = Pattern("D", date(2011, 12, 28), "Pacific/Apia", 8)
    days = [shift.day.day for shift in shifts(samoa, utc(2011, 12, 28, 12), utc(2012, 1, 1, 6))]
    assert days == [28, 29, 31, 1]


def test_a_shift_that_the_clock_moves_past_midnight_still_takes_place():
    nuuk = Pattern("D", date(2026, 3, 27), "America/Nuuk", 8, day_starts=time(23))
    days = shifts(nuuk, utc(2026, 3, 28, 0), utc(2026, 3, 30, 12))
    assert [shift.day.day for shift in days] == [27, 28, 29]
    assert days[1].span.length == 7 * HOUR


def test_a_window_that_ends_before_it_begins_is_refused():
    with pytest.raises(NotAnInterval):
        on_duty(nights("UTC", date(2026, 6, 1)), utc(2026, 6, 2), utc(2026, 6, 1))


def test_sleep_follows_the_night_and_ends_nine_hours_later():
    (window,) = sleep_after_nights(nights("America/Denver", date(2026, 6, 1)), utc(2026, 6, 2), utc(2026, 6, 3))
    assert (window.start, window.end) == (utc(2026, 6, 2, 13), utc(2026, 6, 2, 22))


def test_sleep_follows_the_last_of_two_long_shifts_only():
    pattern = CATALOGUE["48-96"].pattern(anchor=date(2026, 6, 1), zone="UTC")
    assert [window.start for window in sleep_after_nights(pattern, utc(2026, 6, 1), utc(2026, 6, 7))] == [
        utc(2026, 6, 3, 7)
    ]


def test_sleep_is_cut_short_by_the_next_shift():
    pattern = Pattern("NN--", date(2026, 6, 1), "UTC", 18)
    first, second = sleep_after_nights(pattern, utc(2026, 6, 1), utc(2026, 6, 5))
    assert first.length == 6 * HOUR
    assert second.length == SLEEP_AFTER_A_NIGHT


def test_days_leave_the_day_after_alone():
    assert (
        sleep_after_nights(
            CATALOGUE["five-eight"].pattern(anchor=date(2026, 6, 1), zone="UTC"), utc(2026, 6, 1), utc(2026, 7, 1)
        )
        == []
    )


@given(patterns(), MOMENTS, SPANS)
def test_duty_is_in_order_apart_and_inside_what_was_asked(pattern: Pattern, start: datetime, length: timedelta):
    spans = on_duty(pattern, start, start + length)
    assert all(earlier.end < later.start for earlier, later in pairwise(spans))
    assert all(start <= span.start and span.end <= start + length for span in spans)
    assert all(span.start.tzinfo is UTC and span.end.tzinfo is UTC for span in spans)


@given(patterns(), MOMENTS, SPANS, SPANS)
def test_asking_in_two_parts_gives_the_same_duty(
    pattern: Pattern, start: datetime, first: timedelta, second: timedelta
):
    def worked(since: datetime, until: datetime) -> timedelta:
        return sum((span.length for span in on_duty(pattern, since, until)), timedelta())

    middle, end = start + first, start + first + second
    assert worked(start, middle) + worked(middle, end) == worked(start, end)


@given(patterns(), MOMENTS, SPANS)
def test_every_shift_begins_when_the_wall_says_so_and_errs_by_the_clock_change_at_most(
    pattern: Pattern, start: datetime, length: timedelta
):
    for shift in shifts(pattern, start, start + length):
        assert pattern.letter_on(shift.day) is shift.letter is not Letter.OFF
        assert abs(shift.span.length - pattern.clock_length(shift.letter)) <= 2 * HOUR


@given(patterns(), MOMENTS, SPANS)
def test_nobody_is_on_duty_in_the_sleep_after_nights(pattern: Pattern, start: datetime, length: timedelta):
    windows = sleep_after_nights(pattern, start, start + length)
    near = shifts(pattern, start - timedelta(days=2), start + length + timedelta(days=2))
    for window in windows:
        assert window.length <= SLEEP_AFTER_A_NIGHT
        assert not any(window.overlaps(shift.span) for shift in near)
        assert any(shift.span.end == window.start and shift.letter in {Letter.NIGHT, Letter.LONG} for shift in near)


@given(patterns(), MOMENTS, SPANS)
def test_every_night_that_is_followed_by_time_off_has_its_sleep(pattern: Pattern, start: datetime, length: timedelta):
    end = start + length
    windows = sleep_after_nights(pattern, start, end)
    for shift, following in pairwise(shifts(pattern, start, end)):
        if shift.letter is not Letter.DAY and shift.span.end < min(following.span.start, end):
            assert any(window.start == shift.span.end for window in windows)


@given(patterns(), MOMENTS)
def test_asking_for_a_moment_and_asking_for_a_month_agree(pattern: Pattern, now: datetime):
    moment, month = timedelta(microseconds=1), timedelta(days=30)
    asleep = any(now in window for window in sleep_after_nights(pattern, now - month, now + month))
    working = any(now in span for span in on_duty(pattern, now - month, now + month))
    assert bool(sleep_after_nights(pattern, now, now + moment)) == asleep
    assert bool(on_duty(pattern, now, now + moment)) == working
