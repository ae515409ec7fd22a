import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.trends import DriftCode, Point, Series, Window, Worse, baseline_of, drift, early_signs

TODAY = date(2026, 11, 22)


def days_ago(values: dict[int, float]) -> list[Point]:
    return [Point(TODAY - timedelta(days=ago), value) for ago, value in values.items()]


def steady(value: float, first: int, last: int) -> dict[int, float]:
    return dict.fromkeys(range(last, first + 1), value)


def test_somebody_who_is_always_at_four_and_now_at_three_is_told():
    points = days_ago(steady(4, 60, 14) | steady(3, 13, 0))
    assert drift(points, TODAY, worse=Worse.LOWER).code is DriftCode.WORSE
    assert drift(points, TODAY, worse=Worse.HIGHER).code is DriftCode.BETTER


def test_somebody_who_goes_up_and_down_is_not_told_of_the_same_step():
    ups_and_downs = {ago: 3 + ago % 3 for ago in range(14, 75)}
    found = drift(days_ago(ups_and_downs | steady(3, 13, 0)), TODAY, worse=Worse.LOWER)
    assert found.code is DriftCode.USUAL
    assert found.baseline is not None
    assert (found.recent, found.recent_days, found.baseline.days) == (3, 14, 61)
    assert found.baseline.low < 3 < found.baseline.usual == 4 < found.baseline.high


def test_a_value_that_was_common_is_usual_even_if_most_days_were_alike():
    earlier = {ago: 2 if ago % 4 == 0 else 3 for ago in range(14, 74)}
    assert drift(days_ago(earlier | steady(2, 13, 0)), TODAY, worse=Worse.LOWER).code is DriftCode.USUAL


@pytest.mark.parametrize(("earlier", "recent"), [(9, 14), (90, 4), (0, 0)], ids=["few before", "few now", "none"])
def test_too_few_days_are_too_few_to_speak(earlier: int, recent: int):
    points = days_ago(steady(4, 13 + earlier, 14) | steady(1, recent - 1, 0))
    found = drift(points, TODAY, worse=Worse.LOWER)
    assert (found.code, found.recent, found.recent_days) == (DriftCode.NOT_ENOUGH, None, recent)


def test_ten_days_before_and_five_now_are_enough():
    points = days_ago(steady(4, 23, 14) | steady(1, 4, 0))
    assert drift(points, TODAY, worse=Worse.LOWER).code is DriftCode.WORSE


def test_a_clock_that_ran_ahead_does_not_count_as_recent():
    points = days_ago(steady(4, 60, 0) | steady(1, -1, -30))
    assert drift(points, TODAY, worse=Worse.LOWER).code is DriftCode.USUAL


def test_after_months_the_new_level_is_usual_unless_one_looks_back_to_the_first_weeks():
    points = days_ago(steady(4, 200, 120) | steady(2, 119, 0))
    assert drift(points, TODAY, worse=Worse.LOWER).code is DriftCode.USUAL
    assert drift(points, TODAY, worse=Worse.LOWER, window=Window.FIRST).code is DriftCode.WORSE


def test_the_first_weeks_never_reach_into_the_recent_days():
    points = days_ago(steady(4, 23, 14) | steady(1, 13, 0))
    found = drift(points, TODAY, worse=Worse.LOWER, window=Window.FIRST)
    assert found.code is DriftCode.WORSE
    assert found.baseline is not None
    assert found.baseline.days == 10
    assert drift([], TODAY, worse=Worse.LOWER, window=Window.FIRST).code is DriftCode.NOT_ENOUGH


def test_the_edge_of_the_range_is_usual_and_the_scale_sets_the_least_width():
    daily = {TODAY - timedelta(days=ago): 20.0 for ago in range(30)}
    for step in (1.0, 4.0):
        found = baseline_of(daily, step)
        assert found is not None
        assert (found.low, found.high) == (20 - 0.75 * step, 20 + 0.75 * step)


@given(st.lists(st.integers(1, 5), min_size=10, max_size=80), st.data())
def test_nobody_is_told_of_change_while_inside_their_own_range(before: list[int], data: st.DataObject):
    earlier = {14 + place: float(value) for place, value in enumerate(before)}
    usual = baseline_of({TODAY - timedelta(days=ago): value for ago, value in earlier.items()})
    assert usual is not None
    inside = [value for value in range(1, 6) if usual.low <= value <= usual.high]
    recent = data.draw(st.lists(st.sampled_from(inside), min_size=5, max_size=14))
    points = days_ago(earlier | {ago: float(value) for ago, value in enumerate(recent)})
    assert drift(points, TODAY, worse=Worse.LOWER).code is DriftCode.USUAL


def _ordinary_life(chance: random.Random, days: int) -> dict[int, float]:
    # Days hang together a little (0.3), one in three is left out, answers are whole numbers from 1 to 5.
    usual, off, answers = chance.uniform(2, 4), 0.0, {}
    for ago in reversed(range(days)):
        off = 0.3 * off + chance.gauss(0, 0.76)
        if chance.random() < 2 / 3:
            answers[ago] = float(min(5, max(1, round(usual + off))))
    return answers


def test_ordinary_noise_is_hardly_ever_called_a_change():
    chance = random.Random(20261122)
    people = [days_ago(_ordinary_life(chance, 120)) for _ in range(400)]
    told = sum(drift(points, TODAY, worse=Worse.LOWER).code is DriftCode.WORSE for points in people)
    signs = sum(bool(early_signs([Series("mood", points, Worse.LOWER)], TODAY)) for points in people)
    assert told <= 4, "more than 1 in 100 were told of a change that was noise"
    assert signs <= 8, "more than 2 in 100 saw an early sign that was noise"


def test_a_clear_fall_is_mostly_seen():
    chance = random.Random(20261122)
    seen = 0
    for _ in range(200):
        answers = {ago: min(5.0, value + 1) for ago, value in _ordinary_life(chance, 120).items()}
        fallen = {ago: max(1.0, value - 3) if ago < 12 else value for ago, value in answers.items()}
        seen += drift(days_ago(fallen), TODAY, worse=Worse.LOWER).code is DriftCode.WORSE
    assert seen >= 100


def test_the_windows_are_as_long_as_they_say():
    points = days_ago(steady(4, 200, 0))
    trailing = drift(points, TODAY, worse=Worse.LOWER)
    first = drift(points, TODAY, worse=Worse.LOWER, window=Window.FIRST)
    assert trailing.baseline is not None
    assert first.baseline is not None
    assert (trailing.baseline.days, first.baseline.days) == (90, 28)


@pytest.mark.parametrize(("odd_ones", "low", "high"), [([9, 10], 2.25, 9), ([-3, -4], -3, 3.75), ([3, 10], 2.25, 3.75)])
def test_the_outermost_tenth_on_each_side_is_not_usual(odd_ones: list[float], low: float, high: float):
    values = [3.0] * 8 + odd_ones
    found = baseline_of({TODAY - timedelta(days=ago): value for ago, value in enumerate(values)})
    assert found is not None
    assert (found.usual, found.low, found.high) == (3, low, high)
