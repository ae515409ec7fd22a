"""What is offered, and what undoes it: a family at a time, in words that no set holds."""

import pytest

from rigcheck.engines.triage.messages import REASONS, Level, read
from tests.engines.triage.odd_messages import CLEAR, ODD


@pytest.mark.parametrize("text", CLEAR)
def test_tricks_of_spelling_hide_nothing(text):
    assert read(text).offer


@pytest.mark.parametrize("text", ODD)
def test_anything_is_read(text):
    assert set(read(text).reasons) <= set(REASONS)


@pytest.mark.parametrize(
    ("text", "level", "reason"),
    [
        ("the noose is in my hands", Level.PLAN, "plan"),
        ("i am going to kill myself", Level.INTENT, "intent"),
        ("i wish i was dead", Level.WISH, "wish"),
        ("there is nothing left to live for", Level.HEAVY, "hopeless"),
        ("this is goodbye everyone", Level.HEAVY, "farewell"),
        ("i am not ok", Level.HEAVY, "asking"),
        ("i have been cutting myself", Level.HEAVY, "harm"),
        ("my partner says he wants to kill himself", Level.WORRY, "worry"),
    ],
)
def test_each_family_has_its_level_and_its_reason(text, level, reason):
    found = read(text)
    assert (found.offer, found.level) == (True, level)
    assert reason in found.reasons
    assert REASONS[reason]


@pytest.mark.parametrize(
    ("does", "does_not"),
    [
        ("i want to kill myself", "i do not want to kill myself"),
        ("i want to kill myself", "she wants to kill herself"),
        ("i am suicidal", "caller is suicidal"),
        ("i said i want to die", "the patient said i want to die"),
        ("i want to die", "i do not want to die. i do not want to die"),
        ("i want to die", 'she kept saying "i want to die"'),
        ("i want to die", "i wanted to die years ago, got help"),
        ("i want to die", "i want to die if there is one more powerpoint"),
    ],
)
def test_not_others_quotations_the_past_and_small_causes_undo_it(does, does_not):
    assert (read(does).offer, read(does_not).offer) == (True, False)


def test_the_most_pressing_level_leads_and_every_reason_stays():
    found = read("i wish i was dead. i am going to kill myself")
    assert found.level is Level.INTENT
    assert set(found.reasons) >= {"wish", "intent"}


def test_a_long_text_is_read_to_its_end_and_not_judged_by_its_length():
    dull = "We washed the truck and had lunch and washed it again. " * 40
    assert not read(dull).offer
    assert read(dull + "I want to kill myself.").offer


def test_levels_rank():
    assert sorted(Level) == [Level.NONE, Level.WORRY, Level.HEAVY, Level.WISH, Level.INTENT, Level.PLAN]
