"""The demonstration is written through the real code, and its people can be opened with the words that it prints."""

import random
from datetime import timedelta
from pathlib import Path

import pytest

from rigcheck.care.assessments import queries as assessments
from rigcheck.care.checkins import queries as checkins
from rigcheck.care.vault import queries as vault
from rigcheck.doors.care import twin
from rigcheck.doors.care.demo import answers, lives
from rigcheck.doors.care.demo.filling import fill
from rigcheck.doors.care.demo.roles import ROLES
from rigcheck.engines.sealing.keys import Method, split_passphrase
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from rigcheck.outside.keybox import memory_keybox
from rigcheck.outside.randomness import SeededChance

SITE = "care.localhost"
NOWHERE = Path("/nowhere/nhanes.csv")


@pytest.fixture
def edge():
    chance = SeededChance("demonstration")
    return Edge(clock=SetClock(), chance=chance, keybox=memory_keybox(chance=chance))


@pytest.mark.django_db
def test_the_played_people_open_with_the_words_that_are_printed(edge):
    filled = fill(edge=edge, site=SITE, survey=NOWHERE, progress=lambda *_: None, people=6)
    role = ROLES[0]

    me, _ = twin.enter(
        method=Method.PASSPHRASE,
        handle=role.handle,
        split=split_passphrase(role.passphrase, SITE, role.handle),
        edge=edge,
    )

    assert (filled.people, filled.real_answers) == (6, False)
    months = checkins.months_since(edge.clock.now() - timedelta(days=400), edge.clock.now())
    kept = vault.records(keys=me.keys, record_type=checkins.CheckIn, months=months)
    done = assessments.taken(keys=me.keys, now=edge.clock.now(), months=13)
    assert len(kept) > 100
    assert len(done) >= 9
    assert {one.record.instrument for one in done} == {"phq-9"}


def test_every_trade_has_somebody_to_be():
    assert {role.trade.value for role in ROLES} == set(lives.USUAL_PATTERN)


def test_drawn_answers_have_the_shape_of_the_survey():
    dice = random.Random("shape")
    rows = [answers.drawn(dice) for _ in range(20_000)]
    share = [sum(row[item] >= 1 for row in rows) / len(rows) for item in (0, 3, 8)]

    # Of 10,506 adults in NHANES 2013-2016: items 1, 4 and 9 answered with more than "not at all".
    assert share == pytest.approx([0.261, 0.516, 0.036], abs=0.015)


def test_a_row_near_a_high_level_is_a_heavier_one():
    dice = random.Random("levels")
    rows = answers.answer_rows(NOWHERE, dice)

    low = sum(sum(rows.near(0.1, dice)) for _ in range(200))
    high = sum(sum(rows.near(0.9, dice)) for _ in range(200))

    assert high > 5 * low
