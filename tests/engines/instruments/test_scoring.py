"""Single forms: vectors scored by hand, the rules that hold for all, and what is refused."""

import tomllib
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rigcheck.engines.instruments import AnswerSheet, catalogue, load, score, score_sheet
from rigcheck.engines.instruments.refusals import (
    MissingAnswer,
    NotWholeNumber,
    OutOfRange,
    UnknownItem,
    UnknownVersion,
)

VECTORS = tomllib.loads((Path(__file__).parents[2] / "vectors/instruments/scores.toml").read_text(encoding="utf-8"))[
    "vector"
]
PHQ9 = MappingProxyType({f"item{number}": 1 for number in range(1, 10)})


def answers_of(form, text):
    pairs = zip(load(form).items, text.split(), strict=True)
    return {item.id: int(answer) for item, answer in pairs if answer != "-"}


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: f"{v['form']} {v['answers']}")
def test_vectors(vector):
    result = score(load(vector["form"]), answers_of(vector["form"], vector["answers"]))
    assert (result.instrument, result.version) == (vector["form"], "1")
    assert result.total == vector.get("total")
    assert (result.band.id if result.band else None) == vector.get("band")
    assert [cut.id for cut in result.reached] == vector.get("reached", [])
    assert [rule.id for rule in result.flags] == vector.get("flags", [])
    assert [suggestion.next for suggestion in result.suggestions] == vector.get("next", [])
    assert list(result.patterns) == vector.get("patterns", [])
    assert list(result.ignored) == vector.get("ignored", [])
    assert result.subscales == vector.get("scales", {})
    assert {name: band.id for name, band in result.subscale_bands.items()} == vector.get("scale_bands", {})


def test_every_instrument_has_a_vector():
    assert {vector["form"] for vector in VECTORS} == {instrument.id for instrument in catalogue()}


@pytest.mark.parametrize("instrument", catalogue(), ids=lambda i: i.id)
@given(data=st.data())
def test_a_full_form_scores_within_its_range(instrument, data):
    answers = {item.id: data.draw(st.sampled_from(sorted(item.answers.values))) for item in instrument.items}
    result = score(instrument, answers)
    assert (result.total is not None) == any(scale.id == "total" for scale in instrument.scales)
    for name, value in [*result.subscales.items(), ("total", result.total)]:
        scale = instrument.scale(name)
        if scale is None:
            continue
        spans = [instrument.item(item).answers.values for item in scale.items]
        divisor = len(spans) if scale.method == "mean" else 1
        low = 0 if instrument.skips else sum(min(span) for span in spans) * scale.multiply / divisor
        assert low <= value <= sum(max(span) for span in spans) * scale.multiply / divisor


@given(answers=st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_item_9_fires_whatever_the_total(answers):
    result = score(load("phq-9"), {f"item{n}": answer for n, answer in enumerate(answers, 1)})
    assert ("phq-9-item-9" in [rule.id for rule in result.flags]) == (answers[8] >= 1)
    assert result.total == sum(answers)


@given(answers=st.lists(st.integers(0, 3), min_size=9, max_size=9), place=st.integers(0, 8))
def test_a_worse_answer_never_lowers_the_total(answers, place):
    form = load("phq-9")
    before = score(form, {f"item{n}": answer for n, answer in enumerate(answers, 1)}).total
    answers[place] = min(3, answers[place] + 1)
    assert score(form, {f"item{n}": answer for n, answer in enumerate(answers, 1)}).total >= before


@pytest.mark.parametrize(
    ("form", "answers", "refusal"),
    [
        ("phq-9", {**PHQ9, "item9": 4}, OutOfRange),
        ("phq-9", {**PHQ9, "item9": -1}, OutOfRange),
        ("phq-9", {**PHQ9, "difficulty": 4}, OutOfRange),
        ("phq-9", {**PHQ9, "item1": 1.0}, NotWholeNumber),
        ("phq-9", {**PHQ9, "item1": True}, NotWholeNumber),
        ("phq-9", {**PHQ9, "item1": "1"}, NotWholeNumber),
        ("phq-9", {**PHQ9, "item1": [1]}, NotWholeNumber),
        ("phq-9", {**PHQ9, "item10": 1}, UnknownItem),
        ("phq-9", {name: 1 for name in PHQ9 if name != "item9"}, MissingAnswer),
        ("phq-9", {**PHQ9, "item3": None}, MissingAnswer),
        ("phq-9", {}, MissingAnswer),
        ("audit", {f"item{n}": 1 for n in range(1, 11)}, OutOfRange),  # questions 9 and 10 know no 1
        ("audit", {**{f"item{n}": 2 for n in range(1, 9)}, "item9": 3, "item10": 0}, OutOfRange),
        ("audit", {"item1": 0, "item9": 0}, MissingAnswer),
        ("audit", {"item1": 0, "item2": 9, "item9": 0, "item10": 0}, OutOfRange),
        ("pc-ptsd-5", {"event": 1, "item1": 1}, MissingAnswer),
        ("cbi", {f"item{n}": 60 for n in range(1, 20)}, OutOfRange),
        ("cbi", {f"item{n}": 50 for n in range(1, 19)}, MissingAnswer),  # no half scales
        ("brs", {f"item{n}": 0 for n in range(1, 7)}, OutOfRange),
        ("k10", {f"item{n}": 0 for n in range(1, 11)}, OutOfRange),
        # Not the older PCL: 17 questions answered from 1 to 5.
        ("pcl-5", {f"item{n}": 1 + n % 5 for n in range(1, 18)}, MissingAnswer),
        ("pcl-5", {f"item{n}": 5 for n in range(1, 21)}, OutOfRange),
        # Several faults: the most basic is named.
        ("phq-9", {"item1": 9, "other": 1}, UnknownItem),
        ("phq-9", {"item1": 9}, MissingAnswer),
        ("phq-9", {**PHQ9, "item1": 9, "item2": "x"}, NotWholeNumber),
    ],
)
def test_what_is_refused(form, answers, refusal):
    with pytest.raises(refusal) as refused:
        score(load(form), answers)
    assert refused.value.code in {"missing", "out-of-range", "not-whole", "unknown-item"}
    assert str(refused.value).endswith(".")


def test_a_sheet_carries_its_version():
    sheet = AnswerSheet("phq-9", "1", PHQ9)
    assert score_sheet(sheet).total == 9
    with pytest.raises(UnknownVersion):
        score_sheet(AnswerSheet("phq-9", "0", PHQ9))


def test_no_result_carries_a_diagnosis_or_a_rank():
    result = score(load("phq-9"), {**PHQ9, "item9": 3})
    said = " ".join([result.band.title, result.band.text, *(rule.text for rule in result.flags)]).lower()
    for word in ("diagnos", "disorder", "depressi", "percent", "colleague", "patient"):
        assert word not in said
