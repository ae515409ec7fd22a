from datetime import date, timedelta

import pytest

from rigcheck.engines.triage import (
    PRACTICES,
    SHIPPED,
    CheckIn,
    Flag,
    Helped,
    Kind,
    Level,
    Rating,
    Score,
    ShiftContext,
    State,
    suggest,
)
from rigcheck.engines.triage.rules import HELPS, RULES, Condition
from rigcheck.engines.triage.suggestions import HELPED_BEFORE

TODAY = date(2026, 11, 22)
STRESSED = State(TODAY, (CheckIn(TODAY, stress=4),))
ITEM_9 = Flag("phq-9-item-9", Level.CRISIS)
EVERYTHING = SHIPPED | {"peer", "clinician", "safety-plan", "sleep-tips"}


def named(state: State, installed=SHIPPED, ratings=()) -> list[str]:
    return [each.help for each in suggest(state, installed=installed, ratings=ratings)]


def rated(name: str, helped: Helped, days_ago: int = 0) -> Rating:
    return Rating(name, helped, TODAY - timedelta(days=days_ago))


def test_a_quiet_day_offers_one_to_keep_in_practice():
    assert named(State(TODAY)) == ["slow-breathing", "box-breathing"]


def test_stress_leads_to_breathing_with_the_reason_shown():
    first, *_ = suggest(STRESSED, installed=SHIPPED)
    assert (first.help, first.kind, first.helped_before) == ("cyclic-sighing", Kind.PRACTICE, False)
    assert (first.reason.code, first.reason.params) == ("stress-now", {"value": 4})


def test_the_strongest_reason_for_a_thing_is_the_one_given():
    reasons = {each.help: each.reason.code for each in suggest(STRESSED, installed=SHIPPED)}
    assert reasons["box-breathing"] == "stress-now"


def test_what_did_not_help_is_not_repeated():
    ratings = [rated("cyclic-sighing", Helped.NO, 300), rated("box-breathing", Helped.NO)]
    assert named(STRESSED, ratings=ratings) == ["slow-breathing"]


def test_the_last_word_on_a_thing_counts():
    ratings = [rated("cyclic-sighing", Helped.YES, 1), rated("cyclic-sighing", Helped.NO, 2)]
    assert named(STRESSED, ratings=ratings)[0] == "cyclic-sighing"
    assert "cyclic-sighing" not in named(STRESSED, ratings=[rated("cyclic-sighing", Helped.NO, 0), *ratings])


def test_what_helped_before_moves_up_and_says_so():
    first, *_ = suggest(STRESSED, installed=SHIPPED, ratings=[rated("box-breathing", Helped.YES)])
    assert (first.help, first.helped_before) == ("box-breathing", True)


def test_a_member_who_asked_to_be_spared_breath_holds_is_spared():
    spared = State(TODAY, STRESSED.checkins, avoids=frozenset({"breath-holds"}))
    assert not any("breath-holds" in PRACTICES[name].tags for name in named(spared))


def test_people_come_in_when_they_are_installed():
    low = State(TODAY, tuple(CheckIn(TODAY - timedelta(days=day), mood=2) for day in range(3)))
    assert named(low, SHIPPED | {"peer"})[0] == "peer"
    assert "peer" not in named(low)


@pytest.mark.parametrize(
    ("instrument", "total", "expected"),
    [
        ("phq-9", 15, ["clinician", "peer", "crisis-lines"]),
        ("phq-9", 10, ["clinician", "peer", "slow-breathing"]),
        ("phq-9", 9, ["slow-breathing", "box-breathing"]),
        ("gad-7", 10, ["clinician", "slow-breathing", "box-breathing"]),
        ("pcl-5", 31, ["clinician", "grounding", "slow-breathing"]),
        ("pc-ptsd-5", 3, ["grounding", "slow-breathing", "box-breathing"]),
        ("audit-c", 3, ["clinician", "slow-breathing", "box-breathing"]),
        ("audit-c", 2, ["slow-breathing", "box-breathing"]),
        ("audit", 8, ["clinician", "slow-breathing", "box-breathing"]),
        ("who-5", 50, ["peer", "slow-breathing", "box-breathing"]),
        ("who-5", 51, ["slow-breathing", "box-breathing"]),
        ("cbi.work", 50, ["peer", "slow-breathing", "box-breathing"]),
        ("cbi.personal", 50, ["peer", "slow-breathing", "box-breathing"]),
        ("k6", 13, ["clinician", "slow-breathing", "box-breathing"]),
    ],
)
def test_a_score_at_the_line_brings_in_people(instrument: str, total: int, expected: list[str]):
    assert named(State(TODAY, scores=(Score(instrument, total, TODAY),)), EVERYTHING) == expected


def test_tensing_muscles_waits_until_after_the_shift():
    tired = (CheckIn(TODAY, sleep=1),)
    assert "muscle-relaxation" in named(State(TODAY, tired))
    assert "muscle-relaxation" not in named(State(TODAY, tired, shift=ShiftContext.ON_DUTY))


def test_sleep_tips_appear_only_where_somebody_has_confirmed_them():
    after_night = State(TODAY, shift=ShiftContext.AFTER_NIGHT)
    assert named(after_night, EVERYTHING)[0] == "sleep-tips"
    assert named(after_night)[0] == "slow-breathing"


def test_a_soft_prompt_puts_people_before_practices():
    state = State(TODAY, STRESSED.checkins, flags=frozenset({Flag("cbi-item-4", Level.SOFT)}))
    assert named(state, EVERYTHING) == ["peer", "clinician", "crisis-lines"]
    assert named(state)[0] == "crisis-lines"


def test_nearly_asleep_at_the_wheel_gets_the_advice_at_once_and_it_cannot_be_rated_away():
    state = State(TODAY, flags=frozenset({Flag("sleep-driving", Level.ADVICE)}))
    assert named(state, (), [rated("do-not-drive", Helped.NO)]) == ["do-not-drive"]


def test_item_9_leads_with_the_lines_then_people_then_something_to_hold_on_to():
    state = State(TODAY, flags=frozenset({ITEM_9}))
    assert named(state) == ["crisis-lines", "grounding"]
    assert named(state, SHIPPED | {"peer"}) == ["crisis-lines", "peer", "grounding"]
    assert named(state, EVERYTHING) == ["crisis-lines", "safety-plan", "peer"]


def test_in_a_crisis_the_lines_stand_whatever_is_installed_and_however_they_were_rated():
    state = State(TODAY, flags=frozenset({ITEM_9}))
    assert named(state, (), [rated("crisis-lines", Helped.NO)]) == ["crisis-lines"]


def test_in_a_crisis_the_advice_not_to_drive_keeps_its_place():
    state = State(TODAY, flags=frozenset({ITEM_9, Flag("sleep-driving", Level.ADVICE)}))
    assert named(state, EVERYTHING) == ["crisis-lines", "safety-plan", "do-not-drive"]


def test_no_practice_can_rise_past_people():
    practices = [rule.weight for rule in RULES if rule.help.kind is Kind.PRACTICE]
    people = [rule.weight for rule in RULES if rule.help.kind is Kind.PEOPLE]
    assert max(practices) + HELPED_BEFORE < min(people)


def test_only_the_lines_and_the_advice_not_to_drive_are_always_there():
    assert {each.id for each in HELPS.values() if each.always} == {"crisis-lines", "do-not-drive"}


@pytest.mark.parametrize(
    ("condition", "value", "holds"),
    [
        (Condition("stress", at_least=4), 4, True),
        (Condition("stress", at_least=4), 3, False),
        (Condition("sleep", at_most=2), 2, True),
        (Condition("sleep", at_most=2), 3, False),
        (Condition("mood", at_least=2, at_most=3), 4, False),
        (Condition("shift", equals="off"), "off", True),
        (Condition("shift", equals="off"), "on-duty", False),
        (Condition("stress", at_most=5), None, False),
    ],
)
def test_a_condition_bounds_one_fact(condition: Condition, value: float | str | None, holds: bool):
    facts = {} if value is None else {condition.fact: value}
    assert condition.holds(facts) is holds
