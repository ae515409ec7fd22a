"""What the step between two totals can mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.instruments import Change, ChangeKind, ReliableLines, Turn, change, load, reliable_lines
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


@pytest.mark.parametrize(
    ("form", "earlier", "lines"),
    [
        ("phq-9", 10, ReliableLines(16, 4)),
        ("phq-9", 5, ReliableLines(11, None)),
        ("phq-9", 6, ReliableLines(12, 0)),
        ("phq-9", 21, ReliableLines(27, 15)),
        ("phq-9", 22, ReliableLines(None, 16)),
        ("who-5", 40, None),  # a meaningful change is published, a reliable one is not
        ("k6", 12, None),
    ],
)
def test_the_lines_lie_one_reliable_change_away_and_only_on_the_scale(form, earlier, lines):
    assert reliable_lines(load(form), earlier) == lines


@given(earlier=st.integers(0, 27), later=st.integers(0, 27))
def test_a_change_is_reliable_from_the_line_on(earlier, later):
    lines = reliable_lines(load("phq-9"), earlier)
    beyond = (lines.above is not None and later >= lines.above) or (lines.below is not None and later <= lines.below)
    assert (change(load("phq-9"), earlier, later).kind is ChangeKind.RELIABLE) is beyond


@pytest.mark.parametrize(("form", "earlier"), [("phq-9", 28), ("cbi", 50)])
def test_no_lines_around_a_total_that_the_form_cannot_give(form, earlier):
    with pytest.raises(NoSuchScore):
        reliable_lines(load(form), earlier)
