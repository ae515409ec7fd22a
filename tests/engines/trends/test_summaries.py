from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.trends import MomentNeeded, Point, shift_means, summarise, weekly_means
from rigcheck.engines.trends.points import between
from rigcheck.kernel.intervals import Interval

TODAY = date(2026, 11, 22)  # a Sunday
POINTS = st.lists(st.builds(Point, st.dates(TODAY - timedelta(days=400), TODAY), st.integers(1, 5)), max_size=60)


def test_ninety_days_include_today_and_leave_out_the_day_before_them():
    first = TODAY - timedelta(days=89)
    points = [Point(first - timedelta(days=1), 1), Point(first, 4), Point(TODAY, 2), Point(TODAY, 3)]
    found = summarise(points, TODAY)
    assert (found.since, found.until, found.days, found.days_with, found.points) == (first, TODAY, 90, 2, 3)
    assert (found.mean, found.middle, found.lowest, found.highest) == (3, 3, 2, 4)


def test_an_empty_series_has_no_figures_rather_than_zeros():
    found = summarise([], TODAY, 365)
    assert (found.days, found.days_with, found.points) == (365, 0, 0)
    assert (found.mean, found.middle, found.lowest, found.highest) == (None, None, None, None)


def test_a_week_without_entries_stays_in_its_place():
    points = [Point(date(2026, 11, 2), 2), Point(date(2026, 11, 8), 4), Point(TODAY, 5)]
    weeks = weekly_means(points, date(2026, 11, 4), TODAY)
    assert [(week.monday.day, week.points, week.mean) for week in weeks] == [(2, 1, 4), (9, 0, None), (16, 1, 5)]


@given(POINTS)
def test_the_weeks_together_hold_every_entry_once(points: list[Point]):
    since = TODAY - timedelta(days=200)
    weeks = weekly_means(points, since, TODAY)
    assert sum(week.points for week in weeks) == len(between(points, since, TODAY))
    assert all(week.monday.weekday() == 0 for week in weeks)
    assert all(1 <= week.mean <= 5 for week in weeks if week.mean is not None)


def _moment(day: int, hour: int) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=UTC)


def test_a_shift_owns_the_time_until_the_next_one_begins():
    first = Interval(_moment(1, 7), _moment(2, 7))
    second = Interval(_moment(4, 7), _moment(5, 7))
    third = Interval(_moment(7, 7), _moment(8, 7))
    points = [
        Point(_moment(1, 6), 1),
        Point(_moment(1, 7), 2),
        Point(_moment(4, 6), 4),
        Point(_moment(4, 7), 5),
    ]
    found = shift_means(points, [third, second, first])
    assert [(each.shift, each.points, each.mean) for each in found] == [
        (first, 2, 3),
        (second, 1, 5),
        (third, 0, None),
    ]


def test_a_day_alone_cannot_be_placed_in_a_shift():
    with pytest.raises(MomentNeeded):
        shift_means([Point(TODAY, 3)], [Interval(_moment(1, 7), _moment(2, 7))])
