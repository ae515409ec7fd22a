from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.trends import Point, TooFewPoints, thinned

START = datetime(2026, 8, 24, tzinfo=UTC)
POINTS = st.lists(
    st.builds(
        Point,
        st.integers(0, 90 * 24).map(lambda hours: START + timedelta(hours=hours)),
        st.integers(0, 27),
    ),
    max_size=120,
)


def test_a_thousand_entries_over_ninety_days_become_a_chart():
    points = [Point(START + timedelta(hours=2.16 * place), place % 7) for place in range(1000)]
    found = thinned(points)
    assert 200 <= len(found) <= 240
    assert (found[0], found[-1]) == (points[0], points[-1])


def test_the_one_bad_night_among_a_thousand_is_kept():
    points = [Point(START + timedelta(hours=place), 4) for place in range(1000)]
    points[567] = Point(points[567].on, 1)
    points[568] = Point(points[568].on, 5)
    assert {points[567], points[568]} <= set(thinned(points, 20))


@given(POINTS, st.integers(4, 60))
def test_it_keeps_order_extremes_and_ends_and_adds_nothing(points: list[Point], most: int):
    found = thinned(points, most)
    assert len(found) <= most
    assert set(found) <= set(points)
    assert [point.on for point in found] == sorted(point.on for point in found)
    for extreme in (min, max):
        kept = extreme((point.value for point in found), default=None)
        assert kept == extreme((point.value for point in points), default=None)


def test_few_points_stay_as_they_are_in_order():
    points = [Point(date(2026, 11, 2), 2), Point(date(2026, 11, 1), 1)]
    assert thinned(points) == points[::-1]


def test_many_entries_of_one_moment_are_thinned_too():
    assert [point.value for point in thinned([Point(START, value) for value in range(9)], 4)] == [0, 1, 7, 8]


def test_fewer_than_four_are_no_chart():
    with pytest.raises(TooFewPoints):
        thinned([], 3)


def test_each_slice_of_time_keeps_its_lowest_and_its_highest():
    values = [0, 3, 1, 2, 9, 8, 7, 5, 6, 4, 0]
    points = [Point(START + timedelta(hours=hour), value) for hour, value in enumerate(values)]
    # Two slices of five hours between the ends: hours 1 to 4, and 5 to 9.
    assert [point.value for point in thinned(points, 6)] == [0, 1, 9, 8, 4, 0]


def test_exactly_as_many_as_allowed_are_left_alone():
    points = [Point(START + timedelta(hours=hour), 3) for hour in range(9)]
    assert thinned(points, 9) == points
    assert len(thinned(points, 8)) < 8
