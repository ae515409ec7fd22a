"""Counting within an hour: up to a number, then refused; another hour, another thing, another count."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.tallies import actions
from rigcheck.care.tallies.models import Tally

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)


class Often(SpokenRefusal):
    """Made up for this test."""

    code = "often"
    sentence = "Often."


def count(what: bytes = b"this", *, now: datetime = NOW) -> None:
    actions.count_hour(what=what, now=now, most=2, refusal=Often)


def test_up_to_the_number_and_no_further() -> None:
    count()
    count()
    with pytest.raises(Often), transaction.atomic():
        count()
    assert [row.count for row in Tally.objects.all()] == [2]


def test_another_thing_and_another_hour_begin_anew() -> None:
    count()
    count()
    count(b"that")
    count(now=NOW + timedelta(hours=1))
    assert sorted(row.count for row in Tally.objects.all()) == [1, 1, 2]


def test_the_name_is_a_hash_and_the_end_is_everybodys() -> None:
    count(b"what is counted")
    (row,) = Tally.objects.all()
    assert len(row.id) == 16
    assert b"what" not in bytes(row.id)
    assert row.until == datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_what_is_over_is_taken_away() -> None:
    count()
    count(now=NOW + timedelta(hours=1))
    assert actions.tidy(now=NOW + timedelta(minutes=20)) == 1
    assert Tally.objects.count() == 1
