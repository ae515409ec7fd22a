"""What the step between two totals can mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.instruments import Change, ChangeKind, Turn, change, load
from rigcheck.engines.instruments.refusals import NoSuchScore


@pytest.mark.parametrize(
    ("form", "earlier", "later", "kind", "turn"),
    [
        ("phq-9", 15, 9, ChangeKind.RELIABLE, Turn.BETTER),
        ("phq-9", 9, 15, ChangeKind.RELIABLE, Turn.WORSE),
        ("phq-9", 15, 10, ChangeKind.MEANINGFUL, Turn.BETTER),
        ("phq-9", 15, 11, ChangeKind.NOT_CLEAR, Turn.BETTER),
        ("phq-9", 8, 8, ChangeKind.NOT_CLEAR, Turn.SAME),
        ("gad-7", 12, 8, ChangeKind.RELIABLE, Turn.BETTER),
        ("gad-7", 12, 9, ChangeKind.NOT_CLEAR, Turn.BETTER),
        ("pcl-5", 45, 30, ChangeKind.RELIABLE, Turn.BETTER),
        ("pcl-5", 45, 31, ChangeKind.MEANINGFUL, Turn.BETTER),
        ("pcl-5", 45, 36, ChangeKind.NOT_CLEAR, Turn.BETTER),
        ("pcl-5", 30, 40, ChangeKind.MEANINGFUL, Turn.WORSE),
        ("who-5", 40, 52, ChangeKind.MEANINGFUL, Turn.BETTER),  # higher is better
        ("who-5", 52, 40, ChangeKind.MEANINGFUL, Turn.WORSE),
        ("who-5", 52, 44, ChangeKind.NOT_CLEAR, Turn.WORSE),
        ("k6", 0, 24, ChangeKind.NO_LINE, Turn.WORSE),
        ("brs", 3.0, 23 / 6, ChangeKind.NO_LINE, Turn.BETTER),
    ],
)
def test_change(form, earlier, later, kind, turn):
    assert change(load(form), earlier, later) == Change(kind, turn, later - earlier)


@pytest.mark.parametrize(
    ("form", "earlier", "later"),
    [("phq-9", 28, 3), ("phq-9", 3, -1), ("who-5", 41, 44), ("cbi", 50, 60), ("c-ssrs", 0, 1), ("brs", 3.1, 3.0)],
)
def test_a_total_that_the_form_cannot_give_is_refused(form, earlier, later):
    with pytest.raises(NoSuchScore):
        change(load(form), earlier, later)


@given(earlier=st.integers(0, 27), later=st.integers(0, 27))
def test_there_and_back_is_the_same_size_the_other_way(earlier, later):
    there, back = change(load("phq-9"), earlier, later), change(load("phq-9"), later, earlier)
    assert (there.kind, there.difference) == (back.kind, -back.difference)
    opposite = {Turn.BETTER: Turn.WORSE, Turn.WORSE: Turn.BETTER, Turn.SAME: Turn.SAME}
    assert there.turn is opposite[back.turn]
