"""A result in words: levels where they are published, the own direction, and never a diagnosis."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest

from rigcheck.care.assessments import actions, queries
from rigcheck.care.assessments.models import Draft, Drafts
from rigcheck.care.assessments.queries import Outcome
from rigcheck.care.assessments.queries.histories import ends
from rigcheck.engines.instruments import load, offered
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.triage import Level, State
from rigcheck.outside.randomness import SeededChance

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


def phq_9(total: int) -> dict[str, int]:
    """Answers that come to this total (24 at most) with item 9 at nought."""
    return {f"item{place + 1}": max(0, min(3, total - 3 * place)) if place < 8 else 0 for place in range(9)}


def results(keys: SessionKeys, chance: SeededChance, form_id: str, *given: dict[str, int]) -> list[Outcome]:
    history = [(NOW - timedelta(days=30 * (len(given) - 1 - place)), answers) for place, answers in enumerate(given)]
    actions.bring_history(keys=keys, instrument_id=form_id, history=history, chance=chance)
    done = queries.taken(keys=keys, now=NOW)
    return [queries.outcome(one=one, done=done, switched_on=()) for one in done]


@pytest.mark.parametrize(
    ("total", "band"),
    [(0, "None or very few signs"), (9, "Mild"), (10, "Moderate"), (15, "Moderately severe"), (20, "Severe")],
)
def test_the_published_level_is_named(member: SessionKeys, chance: SeededChance, total: int, band: str) -> None:
    (outcome,) = results(member, chance, "phq-9", phq_9(total))
    assert outcome.total is not None
    assert (outcome.total.value, outcome.total.band) == (str(total), band)
    assert [part.title for part in outcome.total.segments if part.here] == [band]


def test_no_level_is_made_up_for_the_pcl_5(member: SessionKeys, chance: SeededChance) -> None:
    (outcome,) = results(member, chance, "pcl-5", {f"item{number}": 2 for number in range(1, 21)})
    assert outcome.total is not None
    assert (outcome.total.value, outcome.total.band, outcome.total.segments) == ("40", "", ())
    assert [part.value for part in outcome.parts] == ["10", "4", "14", "12"]


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (5, 11, "likely real"),
        (5, 10, "may be meaningful"),
        (5, 9, "No clear change"),
        (11, 5, "the better way"),
        (5, 11, "the harder way"),
        (7, 7, "The same as"),
    ],
)
def test_a_change_is_called_real_only_from_the_published_line(
    member: SessionKeys, chance: SeededChance, first: int, second: int, said: str
) -> None:
    outcome = results(member, chance, "phq-9", phq_9(first), phq_9(second))[-1]
    assert outcome.history is not None
    assert said in outcome.history.sentence


def test_beside_an_answer_that_asks_for_help_no_change_is_praised(member: SessionKeys, chance: SeededChance) -> None:
    outcome = results(member, chance, "phq-9", phq_9(12), phq_9(3) | {"item9": 1})[-1]
    assert outcome.history is not None
    assert outcome.history.sentence.startswith("Down 8 since")
    assert not re.search("better|likely real", outcome.history.sentence)


def test_the_line_of_a_real_change_is_drawn_around_the_result_before(member: SessionKeys, chance: SeededChance) -> None:
    outcome = results(member, chance, "phq-9", phq_9(3), phq_9(9), phq_9(12))[-1]
    assert outcome.history is not None
    assert [mark["at"] for mark in outcome.history.chart["marks"]] == [15, 3]  # type: ignore[attr-defined]


def test_where_higher_is_better_the_lines_are_named_the_other_way(member: SessionKeys, chance: SeededChance) -> None:
    who_5 = load("who-5")
    outcome = results(
        member, chance, "who-5", {item.id: 3 for item in who_5.items}, {item.id: 1 for item in who_5.items}
    )[-1]
    assert outcome.history is not None
    assert "the better way" not in outcome.history.sentence


def test_a_positive_short_form_leads_to_the_long_one(member: SessionKeys, chance: SeededChance) -> None:
    (outcome,) = results(member, chance, "phq-2", {"item1": 2, "item2": 1})
    assert [form.id for form, _text in outcome.next_forms] == ["phq-9"]


def test_a_low_short_form_leads_nowhere(member: SessionKeys, chance: SeededChance) -> None:
    (outcome,) = results(member, chance, "phq-2", {"item1": 1, "item2": 1})
    assert outcome.next_forms == ()


def test_do_not_stop_suddenly_is_told_at_a_high_score(member: SessionKeys, chance: SeededChance) -> None:
    (outcome,) = results(member, chance, "audit-c", {"item1": 4, "item2": 1, "item3": 0})
    assert any("do not stop suddenly without medical advice" in text for text in outcome.advice)


def test_every_form_on_offer_has_a_result_page(member: SessionKeys, chance: SeededChance) -> None:
    for form in offered():
        lowest = {item.id: min(item.answers.values) for item in form.items}
        actions.bring_history(keys=member, instrument_id=form.id, history=[(NOW, lowest)], chance=chance)
    done = queries.taken(keys=member, now=NOW)
    assert len(done) == len(offered())
    for one in done:
        outcome = queries.outcome(one=one, done=done, switched_on=())
        assert outcome.answers
        for measure in (*outcome.parts, *filter(None, [outcome.total])):
            assert 0 <= measure.place <= 1000


def test_no_segment_of_a_gauge_lies_outside_it() -> None:
    for form in offered(["who-5", "audit", "proqol-5"]):
        for scale in form.scales:
            low, high = ends(form, scale)
            assert low < high


def test_the_suggestions_are_told_of_scores_and_of_flags(member: SessionKeys, chance: SeededChance) -> None:
    results(member, chance, "phq-9", phq_9(8) | {"item9": 1})
    done = queries.taken(keys=member, now=NOW)
    state = queries.state(State(today=date(2026, 11, 22)), done)
    assert [(one.instrument, one.total) for one in state.scores] == [("phq-9", 9)]
    assert {flag.level for flag in state.flags} == {Level.CRISIS}
    assert state.is_crisis


def test_a_flag_does_not_stand_for_ever(member: SessionKeys, chance: SeededChance) -> None:
    results(member, chance, "phq-9", phq_9(8) | {"item9": 1})
    done = queries.taken(keys=member, now=NOW)
    assert not queries.state(State(today=date(2026, 12, 22)), done).flags


def test_do_not_drive_is_said_for_a_day_and_not_for_a_fortnight(member: SessionKeys, chance: SeededChance) -> None:
    results(member, chance, "sleep", {"hours": 4, "quality": 2, "driving": 1})
    done = queries.taken(keys=member, now=NOW)
    assert {flag.code for flag in queries.state(State(today=date(2026, 11, 23)), done).flags} == {"sleep-driving"}
    assert not queries.state(State(today=date(2026, 11, 24)), done).flags


def test_an_unfinished_form_counts_for_flags() -> None:
    """Whoever goes to the lines after item 9 may never come back to the last question."""
    draft = Draft("phq-9", "1", "ab" * 16, "2026-11-20T10:00", answers={"item9": 1})
    paused = Drafts((draft,))
    assert queries.state(State(today=date(2026, 11, 22)), [], paused).is_crisis
    assert not queries.state(State(today=date(2026, 12, 22)), [], paused).is_crisis


def test_the_suggestions_are_told_of_each_part_of_a_form(member: SessionKeys, chance: SeededChance) -> None:
    results(member, chance, "cbi", {f"item{number}": 75 for number in range(1, 20)})
    scores = queries.state(State(today=date(2026, 11, 22)), queries.taken(keys=member, now=NOW)).scores
    assert {"cbi.personal", "cbi.work", "cbi.public"} <= {one.instrument for one in scores}
