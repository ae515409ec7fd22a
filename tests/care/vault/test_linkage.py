"""Daily copies of the table do not tell whose rows are whose across days; and the attacker would see it if they did."""

import hashlib
from dataclasses import replace

import pytest

from bench import linkage

PEOPLE, DAYS, PAIRS = 24, 28, 2000


@pytest.fixture
def rows(db):
    return linkage.quarter(PEOPLE, DAYS, seed=7)


def test_across_days_the_attacker_does_no_better_than_chance(rows):
    got = linkage.learned_auc(rows, PEOPLE, PAIRS, seed=3)

    assert abs(got - 0.5) <= 4 * (1 / (3 * PAIRS)) ** 0.5


def test_the_attacker_sees_a_key_that_begins_with_its_owner(rows):
    broken = [replace(row, key=hashlib.sha256(bytes([row.owner])).digest()[:6] + row.key[6:]) for row in rows]

    assert linkage.learned_auc(broken, PEOPLE, PAIRS, seed=3) > 0.9


def test_on_one_day_rows_belong_together_as_often_as_few_are_there(rows):
    shares = linkage.same_day_share(rows)

    assert shares
    assert all(share < 3 / active for active, share in shares.items())
