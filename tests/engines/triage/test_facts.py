from datetime import date, timedelta

from rigcheck.engines.triage import CheckIn, Flag, Level, Score, ShiftContext, State
from rigcheck.engines.triage.facts import facts_of

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def test_of_an_empty_state_only_the_shift_and_the_flags_are_known():
    assert facts_of(State(TODAY)) == {
        "shift": "unknown",
        "crisis": 0,
        "soft": 0,
        "low_mood_days": 0,
        "high_stress_days": 0,
        "poor_sleep_days": 0,
        "low_energy_days": 0,
        "low_work_days": 0,
    }


def test_the_latest_answer_counts_for_two_days_and_a_skipped_one_does_not_hide_it():
    checkins = (CheckIn(TODAY, stress=None, mood=3), CheckIn(ago(2), stress=5, sleep=1), CheckIn(ago(3), energy=1))
    facts = facts_of(State(TODAY, checkins))
    assert (facts["stress"], facts["sleep"], facts["mood"]) == (5, 1, 3)
    assert "energy" not in facts
    assert facts["low_energy_days"] == 1


def test_days_at_the_worse_end_are_counted_once_each_within_seven():
    checkins = (
        CheckIn(TODAY, mood=2, stress=4, work=1),
        CheckIn(TODAY, mood=1, stress=3, work=2),
        CheckIn(ago(6), mood=2, stress=5),
        CheckIn(ago(7), mood=1, stress=5),
        CheckIn(ago(-1), mood=1, stress=5),
    )
    facts = facts_of(State(TODAY, checkins))
    assert (facts["low_mood_days"], facts["high_stress_days"], facts["low_work_days"]) == (2, 2, 1)


def test_of_each_form_the_latest_total_stands_for_a_month():
    scores = (
        Score("phq-9", 4, ago(1)),
        Score("phq-9", 17, ago(20)),
        Score("gad-7", 9, ago(31)),
        Score("pcl-5", 40, ago(32)),
        Score("k6", 20, ago(-1)),
    )
    facts = facts_of(State(TODAY, scores=scores))
    assert (facts["score.phq-9"], facts["score.gad-7"]) == (4, 9)
    assert not {"score.pcl-5", "score.k6"} & set(facts)


def test_flags_are_counted_by_level_and_known_by_name():
    flags = frozenset(
        {Flag("phq-9-item-9", Level.CRISIS), Flag("cbi-item-4", Level.SOFT), Flag("sleep-driving", Level.ADVICE)}
    )
    facts = facts_of(State(TODAY, flags=flags, shift=ShiftContext.ON_DUTY))
    assert (facts["crisis"], facts["soft"], facts["flag.sleep-driving"]) == (1, 1, 1)
    assert facts["shift"] == "on-duty"
