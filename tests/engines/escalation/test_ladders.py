"""Ladders are data: each shape is held to what it promises."""

from datetime import timedelta

import pytest

from rigcheck.engines.escalation import HOLD, LIMIT, PLANS, PROMISE, TICK, Ladder, Rung, default_ladder

PEOPLE = [bytes([number]) * 16 for number in range(40)]


@pytest.mark.parametrize("count", range(1, 8))
def test_fewer_than_eight_are_all_asked_at_once(count: int):
    assert all(rung.who == tuple(PEOPLE[:count]) for rung in default_ladder(PEOPLE[:count]).rungs)


@pytest.mark.parametrize("count", [8, 9, 40])
def test_more_are_asked_a_few_at_a_time_in_order_and_then_everybody(count: int):
    rungs = default_ladder(PEOPLE[:count]).rungs
    assert [rung.who for rung in rungs[:2]] == [tuple(PEOPLE[:3]), tuple(PEOPLE[3:7])]
    assert {rung.who for rung in rungs[2:]} == {tuple(PEOPLE[:count])}


def test_nobody_makes_an_empty_ladder():
    assert default_ladder([]).rungs == ()


def test_whoever_is_listed_twice_is_asked_once():
    assert default_ladder([PEOPLE[1], PEOPLE[0], PEOPLE[1]]).rungs[0].who == (PEOPLE[1], PEOPLE[0])


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.name)
def test_a_plan_asks_everybody_and_is_through_at_the_limit(plan):
    assert sum((wave.wait for wave in plan.waves), timedelta()) == LIMIT
    assert plan.waves[-1].more is None
    assert max(wave.wait for wave in plan.waves) <= HOLD


def test_the_last_plan_is_for_any_number():
    assert [plan.most for plan in PLANS][-1] is None


def test_the_limit_leaves_a_minute_for_a_clock_that_is_set_and_a_worker_that_starts_again():
    assert LIMIT + 2 * TICK < PROMISE


@pytest.mark.parametrize(
    "made",
    [
        lambda: Ladder((), limit=LIMIT + timedelta(seconds=1)),
        lambda: Ladder((), limit=timedelta()),
        lambda: Ladder((), hold=timedelta()),
        lambda: Ladder((Rung((PEOPLE[0],), timedelta()),)),
    ],
)
def test_a_ladder_that_could_not_end_is_not_made(made):
    with pytest.raises(ValueError):
        made()
