"""Counting within an hour: up to a number, then refused; another hour, another thing, another count."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.tallies import actions
from rigcheck.care.tallies.models import Tally
from rigcheck.engines.sealing.sites import site_name
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.members.conftest import edge

__all__ = ["edge"]
pytestmark = pytest.mark.django_db
START = datetime(2026, 11, 22, 9, 40, tzinfo=UTC)


class Often(SpokenRefusal):
    """Made up for this test."""

    code = "often"
    sentence = "Often."


Count = Callable[..., None]


@pytest.fixture
def count(edge: Edge) -> Count:
    """Count one more, at START or so much later."""

    def one_more(what: bytes = b"this", *, later: timedelta = timedelta()) -> None:
        then = replace(edge, clock=SetClock(START + later))
        actions.count_hour(what=what, most=2, refusal=Often, edge=then)

    return one_more


def test_up_to_the_number_and_no_further(count: Count) -> None:
    count()
    count()
    with pytest.raises(Often), transaction.atomic():
        count()
    assert [row.count for row in Tally.objects.all()] == [2]


def test_another_thing_and_another_hour_begin_anew(count: Count) -> None:
    count()
    count()
    count(b"that")
    count(later=timedelta(hours=1))
    assert sorted(row.count for row in Tally.objects.all()) == [1, 1, 2]


def test_the_name_is_the_sites_own_and_the_end_is_everybodys(count: Count, edge: Edge) -> None:
    what = b"what is counted"
    count(what)
    (row,) = Tally.objects.all()
    hour = START.replace(minute=0).isoformat().encode()
    seed = edge.keybox.seed("tallies")
    assert bytes(row.id) == site_name(seed, "tally", what + b"|" + hour)
    assert bytes(row.id) != site_name(bytes(32), "tally", what + b"|" + hour), "a copy of the tables tells nothing"
    assert row.until == datetime(2026, 11, 22, 10, tzinfo=UTC)


def test_what_is_over_is_taken_away(count: Count) -> None:
    count()
    count(later=timedelta(hours=1))
    assert actions.tidy(now=START + timedelta(minutes=20)) == 1
    assert Tally.objects.count() == 1
