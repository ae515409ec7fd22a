"""How am I doing in figures and sentences: against one's own usual, by day, week and shift."""

import random
from datetime import UTC, datetime, timedelta

import pytest

from rigcheck.care.checkins import actions as checkins
from rigcheck.care.checkins.queries import Answers, OwnRhythm
from rigcheck.care.overview import queries
from rigcheck.care.overview.queries import Drawn
from rigcheck.care.overview.queries.signs import said_of_signs
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.shifts import Every
from rigcheck.engines.trends import DriftCode
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import SeededChance

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


def days(
    keys: SessionKeys,
    chance: SeededChance,
    *,
    count: int = 110,
    lately: int = 4,
    stress_lately: int = 2,
    turn: int = 14,
) -> None:
    """A check-in a day up to yesterday: mood about 4 and stress about 2, another level in the last `turn` days."""
    dice = random.Random(7)
    history = []
    for ago in range(count, 0, -1):
        mood, stress = (lately, stress_lately) if ago <= turn else (4, 2)
        jitter = dice.choice((0, 0, 0, 1)) if ago > turn else 0
        answers = Answers(mood=mood - jitter, stress=stress + jitter, sleep_hours=7.5)
        history.append((NOW - timedelta(days=ago), answers))
    checkins.bring_history(keys=keys, history=history, chance=chance)


def drawn(keys: SessionKeys, span: int = queries.QUARTER) -> dict[str, Drawn]:
    found = queries.gathered(keys=keys, now=NOW, days=span)
    return {one.name.removeprefix("trend-"): one for one in queries.drawn(found, days=span)}


def test_an_ordinary_quarter_is_ones_own_usual(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance)
    mood = drawn(member)["mood"]
    assert mood.code is DriftCode.USUAL
    assert "within your own usual range" in mood.sentence


def test_a_fall_of_mood_and_a_rise_of_stress_are_both_the_hard_side(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance, lately=1, stress_lately=5)
    found = drawn(member)
    assert (found["mood"].code, found["stress"].code) == (DriftCode.WORSE, DriftCode.WORSE)
    assert "below your own usual range" in found["mood"].sentence
    assert "above your own usual range" in found["stress"].sentence


def test_a_fall_of_stress_is_the_good_side(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance, stress_lately=1)
    stress = drawn(member)["stress"]
    assert stress.code in {DriftCode.USUAL, DriftCode.BETTER}
    assert "above" not in stress.sentence


def test_few_check_ins_say_so(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance, count=6)
    assert drawn(member)["mood"].code is DriftCode.NOT_ENOUGH
    assert "Not enough check-ins yet" in drawn(member)["mood"].sentence


def test_the_table_holds_the_figures_of_the_chart(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance)
    mood = drawn(member)["mood"]
    assert len(mood.rows) == len(mood.chart["x"]) == 89  # type: ignore[arg-type]
    assert [len(row) for row in mood.rows] == [len(mood.headers)] * 89


def test_a_year_is_by_week(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance, count=360)
    assert len(drawn(member, queries.YEAR)["mood"].rows) in {52, 53}


def test_what_was_never_answered_has_no_chart(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance)
    assert set(drawn(member)) == {"mood", "stress", "sleep_hours"}


def test_several_signs_are_said_in_one_sentence(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance, lately=1, stress_lately=5, turn=7)
    found = queries.gathered(keys=member, now=NOW, days=queries.QUARTER)
    (said,) = said_of_signs(found.signs())
    assert said.startswith("Several things")
    assert "Mood, Stress" in said


def test_one_sign_is_named(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance, lately=1, turn=7)
    found = queries.gathered(keys=member, now=NOW, days=queries.QUARTER)
    (said,) = said_of_signs(found.signs())
    assert said.startswith("Mood: ")


def test_an_ordinary_week_has_no_sign(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance)
    assert queries.gathered(keys=member, now=NOW, days=queries.QUARTER).signs() == []


def test_by_shift_needs_a_pattern(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance)
    assert queries.by_shift(queries.gathered(keys=member, now=NOW, days=90)) is None


def test_by_shift_shows_the_latest_shifts_first(member: SessionKeys, chance: SeededChance) -> None:
    days(member, chance)
    rhythm = OwnRhythm(every=Every.SHIFT.value, zone="UTC", pattern="own", cycle="X--", anchor="2026-11-01", hours=24)
    checkins.keep_rhythm(keys=member, rhythm=rhythm, today=Month(2026, 11), chance=chance)
    table = queries.by_shift(queries.gathered(keys=member, now=NOW, days=90))
    assert table is not None
    assert len(table.rows) == 12
    assert table.rows[0][0].startswith("19\u00a0Nov\u00a02026")
    assert all(len(row) == len(table.headers) for row in table.rows)


def test_a_stranger_gathers_nothing(member: SessionKeys, stranger: SessionKeys, chance: SeededChance) -> None:
    days(member, chance)
    assert queries.gathered(keys=stranger, now=NOW, days=queries.YEAR).is_empty
    assert queries.everything(keys=stranger, now=NOW).is_empty
