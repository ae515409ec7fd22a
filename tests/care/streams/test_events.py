"""Publishing: with what happened or not at all, in order, small, and for a quarter of an hour."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection, transaction

from rigcheck.care.streams import actions, policies, queries
from rigcheck.care.streams.models import Event
from rigcheck.outside.clock import SetClock
from rigcheck.outside.edge import Edge
from tests.care.streams.conftest import CAPABILITY, CHANNEL, FOREIGN

pytestmark = pytest.mark.django_db


def publish(clock: SetClock, body: bytes = b"look", channel: bytes = CHANNEL) -> None:
    actions.publish(channel=channel, body=body, at=clock.now(), by="tests")


def test_an_event_is_kept_under_the_digest_of_its_capability(clock: SetClock) -> None:
    publish(clock)
    row = Event.objects.get()
    assert (row.channel, row.body, row.at) == (queries.channel(CAPABILITY), b"look", clock.now())
    assert CAPABILITY not in row.channel
    assert len(row.id) == 16


def test_it_belongs_to_the_transaction_of_what_happened(clock: SetClock) -> None:
    def happened() -> None:
        with transaction.atomic():
            publish(clock)
            raise RuntimeError("and then it did not")

    with pytest.raises(RuntimeError):
        happened()
    assert not Event.objects.exists()


def test_at_one_moment_of_the_clock_the_order_is_kept(clock: SetClock) -> None:
    for word in (b"c", b"a", b"b", b"a"):
        publish(clock, word)
    assert [one.body for one in queries.after(moment=clock.now() - timedelta(seconds=1))] == [b"c", b"a", b"b", b"a"]


def test_a_clock_that_went_back_keeps_the_order_too(clock: SetClock) -> None:
    publish(clock, b"first")
    clock.pass_(minutes=-5)
    publish(clock, b"second")
    assert [one.body for one in queries.missed(channels=[CHANNEL], since=clock.now())] == [b"first", b"second"]


@pytest.mark.parametrize(
    ("channel", "body"), [(CAPABILITY, b""), (b"", b""), (CHANNEL + b"0", b""), (CHANNEL, bytes(4097))]
)
def test_what_no_channel_carries_is_refused(channel: bytes, body: bytes, clock: SetClock) -> None:
    with pytest.raises(policies.NotAnEvent):
        publish(clock, body, channel)
    assert not Event.objects.exists()


def test_the_largest_and_the_smallest_event(clock: SetClock) -> None:
    publish(clock, bytes(4096))
    publish(clock, b"")
    assert [len(one.body) for one in queries.missed(channels=[CHANNEL], since=clock.now())] == [4096, 0]


def test_only_what_was_asked_for_is_read(clock: SetClock) -> None:
    publish(clock, b"ours")
    publish(clock, b"theirs", queries.channel(FOREIGN))
    assert [one.body for one in queries.missed(channels=[CHANNEL], since=clock.now())] == [b"ours"]
    both = [CHANNEL, queries.channel(FOREIGN)]
    assert [one.body for one in queries.missed(channels=both, since=clock.now())] == [b"ours", b"theirs"]
    assert queries.named(ids=[]) == []


def test_what_was_missed_goes_back_half_a_minute_before_the_cursor(clock: SetClock) -> None:
    publish(clock, b"long before")
    clock.pass_(seconds=20)
    publish(clock, b"within the overlap")
    clock.pass_(seconds=20)
    found = queries.missed(channels=[CHANNEL], since=clock.now())
    assert [one.body for one in found] == [b"within the overlap"]


def test_after_a_quarter_of_an_hour_it_is_gone(clock: SetClock) -> None:
    publish(clock, b"early")
    clock.pass_(minutes=10)
    publish(clock, b"late")
    clock.pass_(minutes=5, seconds=1)
    assert actions.purge(now=clock.now()) == 1
    assert [row.body for row in Event.objects.all()] == [b"late"]


def test_what_a_wrong_clock_foretold_is_taken_away(clock: SetClock) -> None:
    clock.pass_(days=1)
    publish(clock)
    clock.pass_(days=-1)
    assert actions.purge(now=clock.now()) == 1


def test_a_standing_capability_is_the_same_for_one_thing_and_no_other(edge: Edge) -> None:
    seat, other = bytes(16), bytes([1]) * 16
    mine = queries.standing(of="seat", name=seat, edge=edge)
    assert mine == queries.standing(of="seat", name=seat, edge=edge)
    assert len({mine, queries.standing(of="seat", name=other, edge=edge), seat}) == 3
    assert mine != queries.standing(of="group", name=seat, edge=edge)
    assert len(mine) in policies.CAPABILITY_BYTES


def test_what_is_told_at_the_commit_is_a_name_alone(clock: SetClock) -> None:
    """SQLite counts commits instead of telling."""
    told: list[Any] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        told.append(params) if "pg_notify" in sql else None
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        publish(clock, b"a word that nobody hears")
    name = Event.objects.get().id.hex()
    assert told == ([["care_stream", name]] if connection.vendor == "postgresql" else [])
