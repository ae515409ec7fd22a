from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.trends import ChangeCode, Point, Thresholds, ThresholdsOutOfOrder, Worse, reliable_change

# FACTS 1.1: likely real from 6, may be meaningful at 5.
PHQ_9 = Thresholds(reliable=6, meaningful=5, worse=Worse.HIGHER, lowest=0, highest=27)
# FACTS 1.8: ten points of a hundred are meaningful; no reliable change is given, and higher is better.
WHO_5 = Thresholds(meaningful=10, worse=Worse.LOWER, lowest=0, highest=100)
FIRST = date(2026, 3, 1)


def scores(*values: float) -> list[Point]:
    return [Point(FIRST + timedelta(days=14 * place), value) for place, value in enumerate(values)]


@pytest.mark.parametrize(
    ("first", "latest", "code"),
    [
        (10, 10, ChangeCode.NO_CLEAR_CHANGE),
        (10, 14, ChangeCode.NO_CLEAR_CHANGE),
        (10, 6, ChangeCode.NO_CLEAR_CHANGE),
        (10, 15, ChangeCode.MAYBE_WORSE),
        (10, 5, ChangeCode.MAYBE_BETTER),
        (10, 16, ChangeCode.LIKELY_WORSE),
        (10, 4, ChangeCode.LIKELY_BETTER),
    ],
)
def test_a_move_on_the_phq_9_is_named_by_its_size(first: int, latest: int, code: ChangeCode):
    found = reliable_change(scores(first, 27, latest), PHQ_9)
    assert (found.code, found.by) == (code, latest - first)


def test_where_higher_is_better_the_words_turn_round():
    assert reliable_change(scores(40, 52), WHO_5).code is ChangeCode.MAYBE_BETTER
    assert reliable_change(scores(40, 28), WHO_5).code is ChangeCode.MAYBE_WORSE
    assert reliable_change(scores(40, 49), WHO_5).code is ChangeCode.NO_CLEAR_CHANGE


def test_the_lines_lie_one_reliable_change_away_and_only_on_the_scale():
    found = reliable_change(scores(10), PHQ_9)
    assert (found.code, found.above, found.below) == (ChangeCode.NOT_ENOUGH, 16, 4)
    assert reliable_change(scores(5), PHQ_9).below is None
    assert reliable_change(scores(6), PHQ_9).below == 0
    assert reliable_change(scores(22), PHQ_9).above is None
    assert reliable_change(scores(21), PHQ_9).above == 27


def test_where_no_line_is_published_none_is_drawn():
    assert (reliable_change(scores(40), WHO_5).above, reliable_change(scores(40), WHO_5).below) == (None, None)
    unknown = Thresholds(worse=Worse.HIGHER, lowest=10, highest=50)
    assert reliable_change(scores(10, 50), unknown).code is ChangeCode.NO_LINE


def test_without_a_score_there_is_nothing_to_draw():
    found = reliable_change([], PHQ_9)
    assert (found.code, found.first, found.latest, found.by, found.above, found.below) == (
        ChangeCode.NOT_ENOUGH,
        None,
        None,
        None,
        None,
        None,
    )


@given(st.lists(st.integers(0, 27), min_size=2, max_size=9), st.randoms())
def test_the_order_in_which_scores_arrive_does_not_matter(values: list[int], chance):
    points = scores(*values)
    shuffled = points.copy()
    chance.shuffle(shuffled)
    assert reliable_change(shuffled, PHQ_9) == reliable_change(points, PHQ_9)


@pytest.mark.parametrize(
    ("reliable", "meaningful", "lowest", "highest"),
    [(0, None, 0, 27), (5, 6, 0, 27), (6, 0, 0, 27), (-1, None, 0, 27), (6, 5, 27, 27)],
)
def test_thresholds_that_contradict_each_other_are_refused(
    reliable: float, meaningful: float | None, lowest: float, highest: float
):
    with pytest.raises(ThresholdsOutOfOrder):
        Thresholds(reliable=reliable, meaningful=meaningful, worse=Worse.HIGHER, lowest=lowest, highest=highest)
