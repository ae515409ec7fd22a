import pytest

from rigcheck.engines.triage import PRACTICES, SHIPPED, TEXTS, Practice

EACH = pytest.mark.parametrize("practice", PRACTICES.values(), ids=list(PRACTICES))


@pytest.mark.parametrize(
    ("name", "seconds", "rounds"),
    [
        ("box-breathing", [4, 4, 4, 4], 15),
        ("slow-breathing", [5, 5], 30),
        ("cyclic-sighing", [3, 1, 6], 30),
        ("four-seven-eight", [4, 7, 8], 4),
        ("grounding", [None] * 5, 1),
        ("muscle-relaxation", [6, 18] * 9, 1),
    ],
)
def test_the_steps_are_those_of_the_facts(name: str, seconds: list[int | None], rounds: int):
    practice = PRACTICES[name]
    assert [step.seconds for step in practice.steps] == seconds
    assert practice.rounds == rounds


def test_box_breathing_takes_four_minutes_and_sighing_five():
    assert PRACTICES["box-breathing"].seconds == 240
    assert PRACTICES["cyclic-sighing"].seconds == 300
    assert PRACTICES["slow-breathing"].seconds == 300
    assert PRACTICES["grounding"].seconds is None


def test_grounding_counts_down_through_the_senses():
    assert [TEXTS[step.text] for step in PRACTICES["grounding"].steps] == [
        "Name five things that you can see.",
        "Name four things that you can touch or feel.",
        "Name three things that you can hear.",
        "Name two things that you can smell.",
        "Name one thing that you can taste.",
    ]


def test_muscles_go_in_the_order_of_the_facts_tense_then_release():
    parts = ["hands", "arms", "face", "neck", "shoulders", "chest", "belly", "legs", "feet"]
    expected = [f"{what}-{part}" for part in parts for what in ("tense", "release")]
    assert [step.text for step in PRACTICES["muscle-relaxation"].steps] == expected


@EACH
def test_whatever_holds_the_breath_says_who_should_not_and_can_be_spared(practice: Practice):
    holds = any(step.text == "hold" for step in practice.steps)
    assert holds == ("breath-holds" in practice.tags) == ("no-breath-holds" in practice.cautions)


@EACH
def test_each_one_that_ships_warns_against_doing_it_at_the_wheel(practice: Practice):
    assert ("not-driving" in practice.cautions) == practice.ships


def test_body_focused_work_offers_open_eyes_and_a_stop():
    cautions = PRACTICES["muscle-relaxation"].cautions
    assert {"eyes-open", "body-memories", "skip-injured"} <= set(cautions)


def test_unverified_sleep_advice_ships_switched_off():
    assert set(PRACTICES) - SHIPPED == {"sleep-tips"}
