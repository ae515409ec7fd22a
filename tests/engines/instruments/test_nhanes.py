"""Published and computed figures of NHANES 2005-2016 (CDC/NCHS public-use files; statistical use only).

Weighted figures: NCHS Data Brief 303 and MMWR 2018;67(9):287, adults of 20 and over, weight WTMEC2YR.
"""

import csv

import numpy as np
import pytest

from rigcheck.engines.instruments import RowState, column, load, score, score_columns
from tests.engines.instruments.nhanes import FILE, ITEMS, RECENT, needs_nhanes

pytestmark = needs_nhanes


@pytest.fixture(scope="module")
def people():
    with FILE.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def facts(people):
    return {
        "age": np.array([int(person["RIDAGEYR"]) for person in people]),
        "sex": np.array([int(person["RIAGENDR"]) for person in people]),
        "weight": np.array([float(person["WTMEC2YR"]) for person in people]),
        "cycle": np.array([person["cycle"] for person in people]),
    }


def columns_of(people, items):
    return {
        item: column(int(person[name]) if person[name] else None for person in people) for item, name in items.items()
    }


def only(columns, rows):
    return {item: values[rows] for item, values in columns.items()}


@pytest.fixture(scope="module")
def answers(people):
    return columns_of(people, ITEMS)


@pytest.fixture(scope="module")
def recent(facts):
    return np.isin(facts["cycle"], RECENT)


def test_unweighted_constants_of_2013_to_2016(answers, facts, recent):
    scores = score_columns(load("phq-9"), only(answers, recent & (facts["age"] >= 18)))
    scored = scores.states == RowState.SCORED
    totals = scores.total.scores[scored].astype(int)
    flagged = scores.flags["phq-9-item-9"][scored]
    assert (scores.scored, totals.sum(), totals.max()) == (10_506, 34_431, 27)
    assert [*scores.total.band_counts.values()] == [7_841, 1_739, 574, 240, 112]
    assert scores.flag_counts == {"phq-9-item-9": 375}
    assert np.count_nonzero(flagged & (totals < 10)) == 118
    assert scores.pattern_counts == {"major": 432, "other": 655}


def test_phq_2_among_the_complete_responders(answers, facts, recent):
    complete = score_columns(load("phq-9"), answers).states == RowState.SCORED
    first_two = {item: answers[item] for item in ("item1", "item2")}
    adults = complete & recent & (facts["age"] >= 18)
    totals = score_columns(load("phq-2"), only(first_two, adults)).total.scores
    assert np.count_nonzero(totals >= 3) == 1_053
    older = complete & recent & (facts["age"] >= 20)
    totals = score_columns(load("phq-2"), only(first_two, older)).total.scores
    assert share(totals >= 3, facts["weight"][older]) == 8.70


def share(rows, weights):
    """The weighted share of rows, in per cent, to two places."""
    return round(100 * float(weights[rows].sum() / weights.sum()), 2)


@pytest.fixture(scope="module")
def over_20(answers, facts):
    """Totals, and the facts, of complete responders of 20 and over."""
    scores = score_columns(load("phq-9"), answers)
    rows = (scores.states == RowState.SCORED) & (facts["age"] >= 20)
    return scores.total.scores[rows], {name: values[rows] for name, values in facts.items()}


def test_published_weighted_figures_of_2013_to_2016(over_20):
    totals, facts = over_20
    recent = np.isin(facts["cycle"], RECENT)
    assert np.count_nonzero(recent) == 9_942

    def at(low, high, among):
        return share(((totals >= low) & (totals <= high))[among], facts["weight"][among])

    assert at(10, 27, recent) == 8.06
    assert at(10, 27, recent & (facts["sex"] == 2)) == 10.43
    assert at(10, 27, recent & (facts["sex"] == 1)) == 5.55
    assert [at(*band, recent) for band in ((0, 4), (5, 9), (10, 14), (15, 27))] == [76.31, 15.63, 5.12, 2.93]
    ages = [(facts["age"] >= low) & (facts["age"] <= high) for low, high in ((20, 39), (40, 59), (60, 200))]
    assert [at(10, 27, recent & age) for age in ages] == [7.74, 8.43, 7.97]
    # As printed: to one place.
    assert [round(at(10, 27, recent & (facts["sex"] == sex)), 1) for sex in (2, 1)] == [10.4, 5.5]


def test_weighted_trend_by_cycle(over_20):
    totals, facts = over_20
    cycles = sorted({*facts["cycle"]})
    trend = [share(totals[facts["cycle"] == c] >= 10, facts["weight"][facts["cycle"] == c]) for c in cycles]
    assert trend == [5.45, 8.13, 7.75, 7.94, 8.68, 7.44]


def test_alpha(answers, facts, recent):
    kept = only(answers, recent & (facts["age"] >= 20))
    sound = score_columns(load("phq-9"), kept).states == RowState.SCORED
    items = np.array([values[sound] for values in kept.values()], float)
    alpha = 9 / 8 * (1 - items.var(axis=1).sum() / items.sum(axis=0).var())
    assert round(float(alpha), 3) == 0.838


def test_single_forms_agree_with_the_columns(people, answers):
    scores = score_columns(load("phq-9"), answers)
    for place in range(0, len(people), 40):
        if scores.states[place] == RowState.SCORED:
            row = {item: int(people[place][name]) for item, name in ITEMS.items()}
            result = score(load("phq-9"), row)
            assert result.total == scores.total.scores[place]
            assert result.band.id == scores.total.band_ids[scores.total.bands[place]]
            assert bool(result.flags) == scores.flags["phq-9-item-9"][place]
