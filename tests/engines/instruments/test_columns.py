"""Scoring by the million follows the same rules as scoring one form, row by row."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rigcheck.engines.instruments import (
    INVALID,
    MISSING,
    RowState,
    catalogue,
    column,
    flags,
    load,
    pieces,
    score,
    score_columns,
)
from rigcheck.engines.instruments.refusals import MissingAnswer, OutOfRange, WrongColumns


def rows_of(instrument):
    """Rows with listed answers, and now and then a missing one or one that is not listed."""
    answers = [
        st.one_of(st.sampled_from(sorted(item.answers.values)), st.none(), st.sampled_from([6, 99, 253, INVALID]))
        if item.optional or item.id in ("item2", "item9")
        else st.sampled_from(sorted(item.answers.values))
        for item in instrument.items
    ]
    return st.lists(st.tuples(*answers), min_size=1, max_size=40)


def one_by_one(instrument, row):
    """The state and the result of one row by the single-form rules."""
    answers = {item.id: value for item, value in zip(instrument.items, row, strict=True) if value is not None}
    try:
        return RowState.SCORED, score(instrument, answers)
    except MissingAnswer:
        return RowState.MISSING, None
    except OutOfRange:
        return RowState.OUT_OF_RANGE, None


@pytest.mark.parametrize("instrument", catalogue(), ids=lambda i: i.id)
@given(data=st.data())
@settings(max_examples=40)
def test_columns_score_as_single_forms_do(instrument, data):
    rows = data.draw(rows_of(instrument))
    singles = [one_by_one(instrument, row) for row in rows]
    columns = {item.id: column(values) for item, values in zip(instrument.items, zip(*rows, strict=True), strict=True)}
    scores = score_columns(instrument, columns)
    assert [*scores.states] == [state for state, _ in singles]
    assert scores.scored == sum(state is RowState.SCORED for state, _ in singles)
    assert scores.refused == {
        "missing": sum(state is RowState.MISSING for state, _ in singles),
        "out-of-range": sum(state is RowState.OUT_OF_RANGE for state, _ in singles),
    }
    results = [result for _, result in singles]
    for name, scale in scores.scales.items():
        check_scale(name, scale, results)
    for rule in instrument.safety:
        fired = [bool(result) and rule in result.flags for result in results]
        assert [*scores.flags[rule.id]] == fired
        assert scores.flag_counts[rule.id] == sum(fired)
    for pattern in instrument.patterns:
        present = sum(bool(result) and pattern.id in result.patterns for result in results)
        assert scores.pattern_counts[pattern.id] == present


def check_scale(name, scale, results):
    for place, result in enumerate(results):
        got = scale.scores[place]
        if result is None:
            assert math.isnan(got) if scale.scores.dtype == np.float32 else got == 255
            assert not scale.band_ids or scale.bands[place] == 255
            continue
        want = result.total if name == "total" else result.subscales[name]
        assert got == (np.float32(want) if scale.scores.dtype == np.float32 else want)
        band = result.band if name == "total" else result.subscale_bands.get(name)
        assert (scale.band_ids[scale.bands[place]] if scale.band_ids else None) == (band.id if band else None)
    for place, band in enumerate(scale.band_ids):
        assert scale.band_counts[band] == np.count_nonzero(scale.bands == place)


def phq9(rows=3, **changed):
    columns = {f"item{n}": np.ones(rows, np.uint8) for n in range(1, 10)}
    return {**columns, **changed}


@pytest.mark.parametrize("workers", [1, 3, 40])
def test_pieces_join_without_a_seam(monkeypatch, workers):
    generator = np.random.default_rng(9)
    columns = {f"item{n}": generator.integers(0, 5, 1000, dtype=np.uint8) for n in range(1, 10)}
    whole = score_columns(load("phq-9"), columns)
    monkeypatch.setattr(pieces, "PIECE", 64)
    split = score_columns(load("phq-9"), columns, workers=workers)
    assert np.array_equal(whole.total.scores, split.total.scores)
    assert np.array_equal(whole.total.bands, split.total.bands)
    assert np.array_equal(whole.states, split.states)
    assert np.array_equal(whole.flags["phq-9-item-9"], split.flags["phq-9-item-9"])
    assert (whole.refused, whole.pattern_counts) == (split.refused, split.pattern_counts)
    assert (whole.flag_counts, whole.refused_flags) == (split.flag_counts, split.refused_flags)
    assert whole.total.band_counts == split.total.band_counts


def test_no_rows_are_no_rows():
    scores = score_columns(load("phq-9"), phq9(0))
    assert scores.scored == 0
    assert len(scores.states) == len(scores.total.scores) == 0


def test_a_refused_row_that_asks_for_help_is_counted():
    columns = phq9(item9=column([2, 2, 7]), item1=column([None, 1, 1]))
    scores = score_columns(load("phq-9"), columns)
    assert scores.refused == {"missing": 1, "out-of-range": 1}
    assert scores.flag_counts == {"phq-9-item-9": 1}
    assert scores.refused_flags == {"phq-9-item-9": 1}


def test_the_optional_question_may_be_missing_but_not_wrong():
    scores = score_columns(load("phq-9"), phq9(difficulty=column([3, None, 4])))
    assert [*scores.states] == [RowState.SCORED, RowState.SCORED, RowState.OUT_OF_RANGE]


def test_a_form_without_a_total_has_none():
    columns = {f"item{n}": np.zeros(2, np.uint8) for n in range(1, 20)}
    scores = score_columns(load("cbi"), columns)
    assert scores.total is None
    assert [*scores.scales["personal"].scores] == [0.0, 0.0]


def test_gaps_between_the_listed_answers_are_gaps():
    columns = {f"item{n}": column([50, 60, None]) for n in range(1, 20)}
    assert [*score_columns(load("cbi"), columns).states] == [0, 2, 1]


def test_what_a_column_makes_of_numbers():
    assert [*column([0, 253, 254, 255, -1, None, 2.5, True])] == [0, 253, *[INVALID] * 3, MISSING, INVALID, INVALID]


def older_pcl(rows):
    """Rows of the DSM-IV checklist: 17 questions answered from 1 to 5."""
    return {f"item{n}": np.full(rows, 1 + n % 5, np.uint8) for n in range(1, 18)}


def test_the_older_pcl_is_refused():
    with pytest.raises(WrongColumns, match="item18, item19, item20"):
        score_columns(load("pcl-5"), older_pcl(3))
    padded = {**older_pcl(3), **{f"item{n}": np.full(3, 5, np.uint8) for n in (18, 19, 20)}}
    assert score_columns(load("pcl-5"), padded).refused == {"missing": 0, "out-of-range": 3}


@pytest.mark.parametrize(
    "columns",
    [
        {},
        {name: values for name, values in phq9().items() if name != "item9"},
        phq9(item10=np.zeros(3, np.uint8)),
        phq9(item1=np.zeros(3, np.int64)),
        phq9(item1=np.zeros((3, 1), np.uint8)),
        phq9(item1=np.zeros(4, np.uint8)),
    ],
)
def test_columns_that_are_not_those_of_the_form(columns):
    with pytest.raises(WrongColumns):
        score_columns(load("phq-9"), columns)


def test_the_same_answer_fires_at_once_and_in_the_batch():
    fired = [bool(flags(load("phq-9"), {"item9": answer})) for answer in range(4)]
    scores = score_columns(load("phq-9"), phq9(4, item9=column(range(4))))
    assert [*scores.flags["phq-9-item-9"]] == fired == [False, True, True, True]


def test_a_rule_on_an_optional_question_needs_no_column():
    columns = {"hours": column([6, 7]), "quality": column([3, 3])}
    assert score_columns(load("sleep"), columns).flag_counts == {"sleep-driving": 0}
    assert score_columns(load("sleep"), {**columns, "driving": column([1, None])}).flag_counts == {"sleep-driving": 1}
