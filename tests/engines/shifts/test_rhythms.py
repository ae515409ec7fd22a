from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rigcheck.engines.shifts import (
    CATALOGUE,
    Every,
    NotAWeekday,
    Pattern,
    PatternNeeded,
    Rhythm,
    UnknownZone,
    due_times,
    next_due,
    shifts,
    sleep_after_nights,
    what_is_due,
)
from rigcheck.engines.shifts.rhythms import EARLY, STALE
from tests.engines.shifts.strategies import MOMENTS, patterns, rhythms

DENVER = "America/Denver"
DAILY = Rhythm(Every.DAY, DENVER, at=time(10))
NIGHTS = Pattern("NN----", date(2026, 6, 1), DENVER, 12)
SPANS = st.integers(1, 30).map(lambda days: timedelta(days=days))
HOUR = timedelta(hours=1)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_a_daily_check_in_keeps_its_time_on_the_wall_across_a_clock_change():
    assert due_times(DAILY, None, utc(2026, 10, 31), utc(2026, 11, 3)) == [
        utc(2026, 10, 31, 16),
        utc(2026, 11, 1, 17),
        utc(2026, 11, 2, 17),
    ]


def test_after_a_night_it_waits_until_the_sleep_is_over():
    # Nights begin on 1 and 2 June at 19:00 and end at 07:00; ten in the morning would wake somebody.
    assert due_times(DAILY, NIGHTS, utc(2026, 6, 1), utc(2026, 6, 5)) == [
        utc(2026, 6, 1, 16),
        utc(2026, 6, 2, 22),
        utc(2026, 6, 3, 22),
        utc(2026, 6, 4, 16),
    ]


def test_one_for_each_shift_falls_due_as_the_shift_begins():
    pattern = CATALOGUE["24-48"].pattern(anchor=date(2026, 6, 1), zone=DENVER)
    rhythm = Rhythm(Every.SHIFT, DENVER)
    assert due_times(rhythm, pattern, utc(2026, 6, 1), utc(2026, 6, 8)) == [
        utc(2026, 6, 1, 13),
        utc(2026, 6, 4, 13),
        utc(2026, 6, 7, 13),
    ]


def test_a_weekly_one_falls_on_its_weekday_and_a_training_one_on_its_dates():
    weekly = Rhythm(Every.WEEK, "UTC", at=time(9), weekday=2)
    assert due_times(weekly, None, utc(2026, 6, 1), utc(2026, 6, 15)) == [utc(2026, 6, 3, 9), utc(2026, 6, 10, 9)]
    training = Rhythm(Every.TRAINING_DAY, "UTC", at=time(9), training_days=frozenset({date(2026, 6, 5)}))
    assert due_times(training, None, utc(2026, 6, 1), utc(2026, 6, 15)) == [utc(2026, 6, 5, 9)]


def test_by_shift_without_a_pattern_is_refused_with_what_to_do():
    with pytest.raises(PatternNeeded, match="Pick your shift pattern"):
        due_times(Rhythm(Every.SHIFT, DENVER), None, utc(2026, 6, 1), utc(2026, 6, 2))


def test_a_rhythm_needs_a_real_weekday_and_a_real_zone():
    for weekday in (-1, 7):
        with pytest.raises(NotAWeekday):
            Rhythm(Every.WEEK, DENVER, weekday=weekday)
    with pytest.raises(UnknownZone):
        Rhythm(Every.DAY, "Nowhere/Nowhere")


@given(rhythms(), patterns(), MOMENTS, SPANS)
def test_nothing_ever_falls_due_in_the_sleep_after_a_night(
    rhythm: Rhythm, pattern: Pattern, since: datetime, length: timedelta
):
    windows = sleep_after_nights(pattern, since - timedelta(days=2), since + length + timedelta(days=2))
    for due in due_times(rhythm, pattern, since, since + length):
        assert not any(due in window for window in windows)


@given(rhythms(), patterns(), MOMENTS, SPANS)
def test_what_falls_due_is_in_order_once_each_and_inside_what_was_asked(
    rhythm: Rhythm, pattern: Pattern, since: datetime, length: timedelta
):
    found = due_times(rhythm, pattern, since, since + length)
    assert all(earlier < later for earlier, later in pairwise(found))
    assert all(since <= due < since + length for due in found)


@given(rhythms(), patterns(), MOMENTS, SPANS, SPANS)
def test_asking_in_two_parts_gives_the_same_moments(
    rhythm: Rhythm, pattern: Pattern, since: datetime, first: timedelta, second: timedelta
):
    middle, end = since + first, since + first + second
    parts = due_times(rhythm, pattern, since, middle) + due_times(rhythm, pattern, middle, end)
    assert parts == due_times(rhythm, pattern, since, end)


@given(patterns(), MOMENTS)
def test_by_shift_there_is_one_for_every_shift(pattern: Pattern, since: datetime):
    until = since + timedelta(days=30)
    begun = [shift.span.start for shift in shifts(pattern, since, until) if since <= shift.span.start]
    assert due_times(Rhythm(Every.SHIFT, "UTC"), pattern, since, until) == begun


@given(patterns(), MOMENTS, st.times())
def test_a_daily_one_comes_once_a_day_whatever_the_shifts(pattern: Pattern, since: datetime, at: time):
    rhythm = Rhythm(Every.DAY, pattern.zone, at=at)
    found = due_times(rhythm, pattern, since, since + timedelta(days=30))
    assert 29 <= len(found) <= 31


def test_what_is_due_is_the_latest_and_one_check_in_settles_all():
    now = utc(2026, 6, 20, 20)
    assert what_is_due(DAILY, None, None, now) == utc(2026, 6, 20, 16)
    assert what_is_due(DAILY, None, utc(2026, 6, 10), now) == utc(2026, 6, 20, 16)
    assert what_is_due(DAILY, None, utc(2026, 6, 20, 17), now) is None


def test_it_is_due_from_the_very_moment_and_not_before():
    due = utc(2026, 6, 20, 16)
    yesterday = due - timedelta(days=1)
    assert what_is_due(DAILY, None, yesterday, due) == due
    assert what_is_due(DAILY, None, yesterday, due - timedelta(microseconds=1)) is None


@pytest.mark.parametrize("every", [Every.DAY, Every.WEEK])
def test_shortly_before_counts_as_done(every: Every):
    rhythm = Rhythm(every, "UTC", at=time(18), weekday=5)
    due = utc(2026, 6, 20, 18)  # a Saturday
    assert what_is_due(rhythm, None, due - EARLY[every], due) is None
    assert what_is_due(rhythm, None, due - EARLY[every] - timedelta(minutes=1), due) == due


def test_a_clock_that_was_wrong_by_a_year_does_not_silence_the_check_in():
    now = utc(2026, 6, 20, 20)
    assert what_is_due(DAILY, None, now + timedelta(days=365), now) == utc(2026, 6, 20, 16)
    assert what_is_due(DAILY, None, now + timedelta(minutes=5), now) is None


def test_what_is_long_past_is_not_asked_for_any_more():
    training = Rhythm(Every.TRAINING_DAY, "UTC", training_days=frozenset({date(2026, 6, 1)}))
    assert what_is_due(training, None, None, utc(2026, 6, 1, 18)) is not None
    assert what_is_due(training, None, None, utc(2026, 6, 1, 18, 1) + STALE) is None


def test_the_next_one_is_found_near_and_far_and_may_not_exist():
    now = utc(2026, 6, 20, 16)
    assert next_due(DAILY, None, now) == utc(2026, 6, 21, 16)
    far = Rhythm(Every.TRAINING_DAY, "UTC", training_days=frozenset({date(2027, 5, 1)}))
    assert next_due(far, None, now) == utc(2027, 5, 1, 18)
    assert next_due(Rhythm(Every.TRAINING_DAY, "UTC"), None, now) is None


@given(rhythms(), patterns(), MOMENTS)
def test_once_done_nothing_is_due_until_the_next_moment(rhythm: Rhythm, pattern: Pattern, now: datetime):
    assert what_is_due(rhythm, pattern, now, now) is None
    coming = next_due(rhythm, pattern, now)
    assume(coming is not None)
    assert coming is not None
    assert what_is_due(rhythm, pattern, now, coming - timedelta(microseconds=1)) is None
    if coming - now > EARLY[rhythm.every]:
        assert what_is_due(rhythm, pattern, now, coming) == coming
