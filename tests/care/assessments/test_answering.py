"""An answer is kept before anything else happens, once, and only for its owner."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from rigcheck.care.assessments import actions, policies, queries
from rigcheck.care.assessments.actions import Sender, Step
from rigcheck.care.vault.models import Row
from rigcheck.engines.instruments import Instrument, load
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.randomness import SeededChance

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
TURN = datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC)
CLIENT = "ab" * 16
PHQ_9 = load("phq-9")
ITEMS = [f"item{number}" for number in range(1, 10)]


@pytest.fixture
def sender(member: SessionKeys, chance: SeededChance) -> Sender:
    return Sender(member, CLIENT, NOW, chance)


def fill(sender: Sender, form: Instrument, answers: dict[str, int | None]) -> Step:
    """Answer one after another, the phone carrying the draft along."""
    step = Step(())
    for item_id, value in answers.items():
        step = actions.answer(sender=sender, form=form, item_id=item_id, value=value)
        sender = replace(sender, carried=step.draft)
    return step


def phq_9(*given: int, difficulty: int | None = None) -> dict[str, int | None]:
    return {**dict(zip(ITEMS, given, strict=True)), "difficulty": difficulty}


def test_the_last_answer_finishes_the_form(sender: Sender) -> None:
    step = fill(sender, PHQ_9, phq_9(1, 1, 1, 1, 1, 1, 1, 1, 0, difficulty=1))
    stored = queries.named(keys=sender.keys, name=step.result)
    assert (stored.record.instrument, stored.record.form_version, stored.record.total) == ("phq-9", "1", 8)
    assert stored.record.answers["difficulty"] == 1
    assert step.draft is None


def test_while_it_is_filled_in_the_database_shows_nothing_of_it(sender: Sender) -> None:
    fill(sender, PHQ_9, dict.fromkeys(ITEMS[:8], 1))
    assert Row.objects.count() == 0


def test_a_finished_form_is_one_row_however_many_questions_it_has(sender: Sender) -> None:
    pcl_5 = load("pcl-5")
    fill(sender, pcl_5, {item.id: 1 for item in pcl_5.items})
    assert Row.objects.count() == 1


@pytest.mark.parametrize("value", [1, 2, 3])
def test_item_9_is_saved_and_asks_for_help_whatever_the_total(sender: Sender, value: int) -> None:
    before = fill(sender, PHQ_9, dict.fromkeys(ITEMS[:8], 0))
    step = actions.answer(sender=replace(sender, carried=before.draft), form=PHQ_9, item_id="item9", value=value)
    assert step.asks_for_help
    paused = queries.drafts(keys=sender.keys).of("phq-9")
    assert paused is not None
    assert paused.answers["item9"] == value


def test_item_9_at_nought_asks_for_nothing(sender: Sender) -> None:
    assert not fill(sender, PHQ_9, phq_9(3, 3, 3, 3, 3, 3, 3, 3, 0)).asks_for_help


def test_item_9_asks_for_help_every_time_it_is_answered(sender: Sender) -> None:
    draft = fill(sender, PHQ_9, dict.fromkeys(ITEMS[:8], 0)).draft
    for _again in range(3):
        step = actions.answer(sender=replace(sender, carried=draft), form=PHQ_9, item_id="item9", value=1)
        assert step.asks_for_help
        draft = step.draft


def test_item_9_asks_for_help_in_a_form_sent_whole_even_unfinished(sender: Sender) -> None:
    step = actions.answer_all(sender=sender, form=PHQ_9, answers={"item9": 2})
    assert step.asks_for_help
    assert step.result == ""
    paused = queries.drafts(keys=sender.keys).of("phq-9")
    assert paused is not None
    assert paused.answers == {"item9": 2}


def test_item_9_asks_for_help_when_the_same_form_is_sent_twice(sender: Sender) -> None:
    answers = {**dict.fromkeys(ITEMS[:8], 0), "item9": 1}
    first = actions.answer_all(sender=sender, form=PHQ_9, answers=answers)
    second = actions.answer_all(sender=sender, form=PHQ_9, answers=answers)
    assert first.result == second.result
    assert second.asks_for_help


@pytest.mark.parametrize(
    ("form_id", "item_id", "value", "kind"),
    [("cbi", "item4", 75, "soft"), ("pcl-5", "item16", 3, "soft"), ("sleep", "driving", 1, "advice")],
)
def test_every_rule_on_an_answer_is_told_at_once(
    sender: Sender, form_id: str, item_id: str, value: int, kind: str
) -> None:
    step = actions.answer(sender=sender, form=load(form_id), item_id=item_id, value=value)
    assert [rule.kind.value for rule in step.fired] == [kind]


def test_pausing_keeps_the_answers_for_another_phone(sender: Sender) -> None:
    draft = fill(sender, PHQ_9, dict.fromkeys(ITEMS[:4], 2)).draft
    actions.pause(sender=replace(sender, carried=draft))
    elsewhere = queries.current(PHQ_9, None, queries.drafts(keys=sender.keys))
    assert elsewhere is not None
    assert queries.asking(PHQ_9, elsewhere).id == "item5"


def test_beginning_another_form_pauses_the_first(sender: Sender) -> None:
    draft = fill(sender, PHQ_9, {"item1": 2}).draft
    actions.answer(sender=replace(sender, carried=draft), form=load("gad-7"), item_id="item1", value=1)
    paused = queries.drafts(keys=sender.keys).of("phq-9")
    assert paused is not None
    assert paused.answers == {"item1": 2}


def test_a_finished_form_is_not_paused_any_more(sender: Sender) -> None:
    draft = fill(sender, PHQ_9, {"item1": 2}).draft
    actions.pause(sender=replace(sender, carried=draft))
    rest = {**phq_9(2, 0, 0, 0, 0, 0, 0, 0, 0)}
    fill(replace(sender, carried=draft), PHQ_9, rest)
    assert queries.drafts(keys=sender.keys).paused == ()


def test_dropping_forgets_the_answers(sender: Sender) -> None:
    actions.pause(sender=replace(sender, carried=fill(sender, PHQ_9, {"item1": 2}).draft))
    actions.drop(keys=sender.keys, form=PHQ_9, now=NOW, chance=sender.chance)
    assert queries.drafts(keys=sender.keys).paused == ()


def test_the_same_filling_in_sent_twice_is_kept_once(sender: Sender) -> None:
    draft = fill(sender, PHQ_9, phq_9(1, 1, 1, 1, 1, 1, 1, 1, 0) | {"difficulty": None}).draft
    assert draft is None
    carried = fill(sender, PHQ_9, dict.fromkeys(ITEMS, 0)).draft
    assert carried is None or carried.client == CLIENT
    assert Row.objects.count() == 1


def test_a_retry_after_the_month_turned_is_kept_once(member: SessionKeys, chance: SeededChance) -> None:
    first = Sender(member, CLIENT, TURN, chance)
    draft = fill(first, PHQ_9, dict.fromkeys(ITEMS, 0)).draft
    for now in (TURN, TURN + timedelta(seconds=2)):
        sender = Sender(member, CLIENT, now, chance, carried=draft)
        actions.answer(sender=sender, form=PHQ_9, item_id="difficulty", value=None)
    assert len(queries.taken(keys=member, now=TURN + timedelta(days=1))) == 1


@pytest.mark.parametrize("value", [-1, 4, 99])
def test_an_answer_that_is_not_listed_is_refused_and_nothing_is_kept(sender: Sender, value: int) -> None:
    with pytest.raises(policies.NotAnAnswer):
        actions.answer(sender=sender, form=PHQ_9, item_id="item1", value=value)
    assert Row.objects.count() == 0


def test_a_needed_question_cannot_be_left_out(sender: Sender) -> None:
    with pytest.raises(policies.NotAnAnswer):
        actions.answer(sender=sender, form=PHQ_9, item_id="item1", value=None)


def test_a_question_that_the_form_has_not_is_refused(sender: Sender) -> None:
    with pytest.raises(NotFound):
        actions.answer(sender=sender, form=PHQ_9, item_id="item11", value=1)


def test_the_stop_rule_ends_the_form(sender: Sender) -> None:
    step = fill(sender, load("pc-ptsd-5"), {"event": 0})
    assert queries.named(keys=sender.keys, name=step.result).record.total == 0


def test_a_stranger_finds_nothing(sender: Sender, stranger: SessionKeys) -> None:
    draft = fill(sender, PHQ_9, {"item1": 3}).draft
    assert draft is not None
    text = actions.carry(keys=sender.keys, draft=draft, chance=sender.chance)
    assert queries.carried(keys=sender.keys, text=text) == draft
    assert queries.carried(keys=stranger, text=text) is None
    done = fill(sender, load("gad-2"), {"item1": 1, "item2": 1})
    with pytest.raises(NotFound):
        queries.named(keys=stranger, name=done.result)
    with pytest.raises(NotFound):
        actions.erase(keys=stranger, name=done.result, chance=sender.chance)


@pytest.mark.parametrize("text", ["", "x", "AAAA", "é", "A" * 400])
def test_a_damaged_cookie_is_no_draft(member: SessionKeys, text: str) -> None:
    assert queries.carried(keys=member, text=text) is None


def test_what_is_erased_is_handed_back_once_more(sender: Sender) -> None:
    name = fill(sender, load("gad-2"), {"item1": 1, "item2": 2}).result
    gone = actions.erase(keys=sender.keys, name=name, chance=sender.chance)
    assert queries.taken(keys=sender.keys, now=NOW) == []
    assert gone.record.total == 3


def test_a_history_is_brought_along(member: SessionKeys, chance: SeededChance) -> None:
    past = [(NOW - timedelta(days=days), {"item1": 1, "item2": 2}) for days in (90, 60, 30)]
    assert actions.bring_history(keys=member, instrument_id="gad-2", history=past, chance=chance) == 3
    assert [one.record.total for one in queries.taken(keys=member, now=NOW)] == [3, 3, 3]


@pytest.mark.parametrize("form_id", ["c-ssrs", "audit", "who-5", "nothing"])
def test_what_is_guided_or_off_is_no_self_test(form_id: str) -> None:
    with pytest.raises(NotFound):
        policies.self_test(form_id, ())


def test_an_agency_may_switch_on_what_ships_off_but_never_a_guided_form() -> None:
    assert policies.self_test("audit", ("audit",)).id == "audit"
    with pytest.raises(NotFound):
        policies.self_test("c-ssrs", ("c-ssrs",))


def test_pausing_reads_and_writes_in_one_transaction(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two tabs that pause two forms at once: the second waits for the first instead of writing over it."""
    step = actions.answer(sender=sender, form=PHQ_9, item_id="item1", value=1)
    depth: list[int] = []
    drafts = queries.drafts
    monkeypatch.setattr(
        queries, "drafts", lambda *, keys: depth.append(len(connection.savepoint_ids)) or drafts(keys=keys)
    )
    outside = len(connection.savepoint_ids)
    actions.pause(sender=replace(sender, carried=step.draft))
    assert depth == [outside + 1]
