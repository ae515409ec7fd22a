"""Jobs are done when due, once; what goes wrong is tried again, or left for a person."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.outside.mail import AddressRefused, MailAway
from rigcheck.roster.jobs import actions, policies, queries
from rigcheck.roster.jobs.actions import Handler
from rigcheck.roster.jobs.models import Job
from tests.roster.jobs.conftest import Hand

pytestmark = pytest.mark.django_db


def ask(hand: Hand, what: str = "one", *, minutes: float = 0) -> None:
    due = hand.clock.now() + timedelta(minutes=minutes)
    actions.add(kind="note", payload={"what": what}, due=due, by="coordinator")


def done(hand: Hand) -> list[str]:
    return [task.payload["what"] for task in hand.effects]


def test_a_job_is_done_when_it_is_due_and_leaves_nothing(hand: Hand) -> None:
    ask(hand, minutes=1)
    assert not hand.look()
    assert queries.overdue(now=hand.clock.now()) == 0
    hand.clock.pass_(minutes=1)
    assert (queries.waiting(kind="note"), queries.overdue(now=hand.clock.now())) == (1, 1)
    assert hand.look()
    assert (done(hand), hand.sent == hand.effects, hand.effects[0].attempts) == (["one"], True, 1)
    assert not hand.look()
    assert Job.objects.count() == 0


def test_what_has_waited_longest_comes_first(hand: Hand) -> None:
    ask(hand, "later", minutes=2)
    ask(hand, "sooner", minutes=1)
    hand.clock.pass_(minutes=5)
    while hand.look():
        pass
    assert done(hand) == ["sooner", "later"]


def test_the_same_job_asked_for_twice_is_one(hand: Hand) -> None:
    ask(hand)
    ask(hand)
    ask(hand, "another")
    assert Job.objects.count() == 2


def test_a_letter_is_a_job(hand: Hand) -> None:
    actions.letter(to="jo@agency.example", subject="Card", text="Hello", due=hand.clock.now(), by="coordinator")
    assert queries.waiting(kind=queries.MAIL) == 1
    assert not hand.look(), "a worker leaves kinds alone that it does not know"


def test_what_waits_cannot_be_read_from_the_table(hand: Hand, settings: Any) -> None:
    ask(hand, "the code on the link")
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, kind, payload, due, claim, attempts, failed FROM job")
        row = cursor.fetchone()
    assert all(b"the code" not in bytes(str(value), "utf-8") + _bytes(value) for value in row)
    settings.JOBS_KEY = "another"
    with pytest.raises(SealingRefusal):
        queries.opened(_bytes(row[0]), _bytes(row[2]))


def _bytes(value: object) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else b""


def test_what_may_succeed_later_is_tried_again_ever_more_rarely(hand: Hand) -> None:
    hand.planted = MailAway()
    ask(hand)
    for tried, wait in enumerate(policies.WAITS, 1):
        assert hand.look()
        assert not hand.look(), "it waits"
        assert hand.sent[-1].attempts == tried
        hand.clock.moment += wait
    assert hand.look()
    assert not hand.effects
    [given_up] = queries.stuck(kind="note")
    assert (given_up.why, given_up.payload) == ("mail-away", {"what": "one"})
    assert {task.reference for task in hand.sent} == {given_up.id.hex()}
    hand.clock.pass_(days=2)
    assert not hand.look()


def test_what_will_never_succeed_is_given_up_at_once(hand: Hand) -> None:
    hand.planted = AddressRefused()
    ask(hand)
    assert hand.look()
    assert [one.why for one in queries.stuck(kind="note")] == ["address-refused"]
    assert queries.waiting(kind="note") == 0


def test_a_fault_of_the_program_is_noted_without_its_words(hand: Hand, caplog: pytest.LogCaptureFixture) -> None:
    hand.planted = ValueError("jo@agency.example is strange")
    ask(hand)
    ask(hand, "two")
    with caplog.at_level(logging.WARNING):
        assert hand.look()
    assert "ValueError" in caplog.text
    assert "jo@" not in caplog.text
    hand.planted = None
    assert hand.look(), "the others are not held up"
    assert len(hand.effects) == 1


def test_an_effect_that_fails_leaves_nothing_behind(hand: Hand) -> None:
    ask(hand)

    def half(_task: object) -> None:
        ask(hand, "written by the effect")
        raise ValueError

    handlers = {"note": Handler(effect=half)}
    actions.work(handlers=handlers, clock=hand.clock, chance=hand.chance)
    assert [row.attempts for row in Job.objects.all()] == [1]


def test_a_worker_that_was_too_slow_ends_nothing(hand: Hand) -> None:
    """The lease ran out while the letter was on its way: the other worker's end counts, the effect stands once."""
    ask(hand)
    slow, quick = Hand(clock=hand.clock), Hand(clock=hand.clock, chance=hand.chance)

    def meanwhile(_task: object) -> None:
        hand.clock.moment += policies.LEASE
        assert quick.look()

    handlers = {"note": Handler(send=meanwhile, effect=slow.effects.append)}
    assert actions.work(handlers=handlers, clock=hand.clock, chance=slow.chance.__class__("other"))
    assert (done(slow), done(quick)) == ([], ["one"])


@pytest.mark.parametrize("way", ["retry", "drop"])
def test_what_was_given_up_is_tried_once_more_or_dropped(hand: Hand, way: str) -> None:
    hand.planted = AddressRefused()
    ask(hand)
    hand.look()
    [given_up] = queries.stuck(kind="note")
    hand.planted = None
    if way == "retry":
        actions.retry(job=given_up.id, now=hand.clock.now(), by="coordinator")
        assert hand.look()
        assert done(hand) == ["one"]
    else:
        actions.drop(job=given_up.id, by="coordinator")
    assert Job.objects.count() == 0
    for late in (
        lambda: actions.retry(job=given_up.id, now=hand.clock.now(), by="coordinator"),
        lambda: actions.drop(job=given_up.id, by="coordinator"),
    ):
        with pytest.raises(policies.NoSuchJob, match="no longer waiting"):
            late()


def test_what_waits_is_not_dropped_as_if_given_up(hand: Hand) -> None:
    ask(hand)
    with pytest.raises(policies.NoSuchJob):
        actions.drop(job=Job.objects.get().id, by="coordinator")
    assert queries.waiting(kind="note") == 1


def test_what_was_given_up_goes_after_thirty_days(hand: Hand) -> None:
    hand.planted = AddressRefused()
    ask(hand)
    hand.look()
    ask(hand, "waits", minutes=60 * 24 * 90)
    hand.clock.pass_(days=30)
    assert actions.purge(now=hand.clock.now()) == 0
    hand.clock.pass_(minutes=1)
    assert actions.purge(now=hand.clock.now()) == 1
    assert queries.waiting(kind="note") == 1
