"""Jobs of care are done when due, once, and can be taken back; the table tells when, never for whom."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from rigcheck.care.jobs import actions, queries
from rigcheck.care.jobs.actions import Handler, Urgency
from rigcheck.care.jobs.models import Job
from rigcheck.care.reminders.models import HORIZON
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.ledger import KEPT, NoSuchJob
from tests.care.jobs.conftest import Notes

pytestmark = pytest.mark.django_db


class Away(Refusal):
    """A gateway that does not answer."""

    code = "away"
    status = 503


def fails(_task: object) -> None:
    raise Away("The gateway is away.")


def test_a_job_is_done_when_it_is_due_and_leaves_nothing(notes: Notes) -> None:
    notes.ask(minutes=1)
    assert not notes.look()
    notes.clock.pass_(minutes=1)
    assert (queries.waiting(kind="note"), queries.overdue(now=notes.clock.now())) == (1, 1)
    assert notes.look()
    assert (notes.sent, notes.done, Job.objects.count()) == (["one"], ["one"], 0)


def test_asked_for_twice_it_is_one(notes: Notes) -> None:
    assert notes.ask() == notes.ask()
    assert notes.ask("another") != notes.ask()
    assert queries.tally() == {"note": 2}


def test_what_asks_and_its_job_are_written_together_or_not_at_all(notes: Notes) -> None:
    with pytest.raises(ValueError), transaction.atomic():  # noqa: PT012
        notes.ask()
        raise ValueError
    assert queries.waiting(kind="note") == 0


def test_a_job_taken_back_is_never_done(notes: Notes) -> None:
    name = notes.ask()
    notes.ask("another")
    assert actions.cancel(name=name, by="tests")
    assert not actions.cancel(name=name, by="tests"), "there is nothing left to take back"
    while notes.look():
        pass
    assert notes.done == ["another"]


def test_a_job_taken_back_while_it_is_sent_has_no_effect(notes: Notes) -> None:
    name = notes.ask()

    def send(_task: object) -> None:
        actions.cancel(name=name, by="tests")

    assert notes.look({"note": Handler(send=send, effect=notes.effect)})
    assert notes.done == []
    assert Job.objects.count() == 0


def test_the_table_tells_nobodys_business(notes: Notes) -> None:
    notes.ask("+15555550100")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM care_job")
        [row] = cursor.fetchall()
    shown = b"".join(bytes(one) if isinstance(one, bytes | memoryview) else str(one).encode() for one in row)
    assert b"5555" not in shown
    assert b"note" in shown


def test_urgent_kinds_come_first_however_long_the_others_wait(notes: Notes) -> None:
    notes.ask("reminder", minutes=-60)
    notes.ask("page", kind="page")
    handlers = {**notes.handlers, "page": Handler(effect=notes.effect, urgency=Urgency.URGENT)}
    while notes.look(handlers):
        pass
    assert notes.done == ["page", "reminder"]


def test_each_kind_has_its_own_lease_and_its_own_waits(notes: Notes) -> None:
    waits = (timedelta(seconds=2), timedelta(seconds=4))
    quick = {"note": Handler(send=fails, lease=timedelta(seconds=10), waits=waits)}
    notes.ask()
    for wait in waits:
        assert notes.look(quick)
        assert not notes.look(quick)
        notes.clock.moment += wait
    assert notes.look(quick)
    assert [(one.why, one.payload) for one in queries.stuck()] == [("away", {"what": "one"})]


def test_what_is_done_for_ever_is_never_given_up(notes: Notes) -> None:
    steady = {"note": Handler(send=fails, waits=(timedelta(seconds=1), timedelta(minutes=1)), forever=True)}
    notes.ask()
    for _ in range(20):
        assert notes.look(steady)
        notes.clock.pass_(minutes=1)
    assert queries.stuck() == []
    assert queries.waiting(kind="note") == 1


def test_what_was_given_up_is_tried_again_or_dropped(notes: Notes) -> None:
    broken = {"note": Handler(send=fails, waits=())}
    for what in ("one", "two"):
        notes.ask(what)
        notes.look(broken)
    first, second = queries.stuck(kind="note")
    actions.retry(job=first.id, now=notes.clock.now(), by="tests")
    actions.drop(job=second.id, by="tests")
    assert notes.look()
    assert notes.done == [first.payload["what"]]
    assert Job.objects.count() == 0
    with pytest.raises(NoSuchJob):
        actions.retry(job=second.id, now=notes.clock.now(), by="tests")
    with pytest.raises(NoSuchJob):
        actions.drop(job=second.id, by="tests")


def test_what_another_key_closed_is_still_listed(notes: Notes, settings: object) -> None:
    notes.ask()
    notes.look({"note": Handler(send=fails, waits=())})
    settings.JOBS_KEY = "another"  # type: ignore[attr-defined]
    assert [(one.why, one.payload) for one in queries.stuck()] == [("away", {})]


def test_what_was_given_up_goes_in_time(notes: Notes) -> None:
    notes.ask()
    notes.look({"note": Handler(send=fails, waits=())})
    notes.clock.pass_(days=31)
    assert actions.purge(now=notes.clock.now()) == 1


def test_no_job_outlives_what_its_table_says() -> None:
    """Nothing is asked for further ahead than reminders are, and what was given up lies there a while longer."""
    assert Job.life >= HORIZON + KEPT


def test_a_clock_set_back_delays_a_page_by_no_more_than_its_longest_wait(notes: Notes) -> None:
    """An hour back: what waits two minutes still waits two minutes, what is meant by the calendar waits for its day."""
    short = {"note": Handler(effect=notes.effect, longest=timedelta(minutes=2), lease=timedelta(seconds=20))}
    handlers = {**short, "reminder": Handler(effect=notes.effect)}
    notes.ask("page", minutes=1)
    notes.ask("reminder", minutes=1, kind="reminder")
    notes.clock.pass_(hours=-1)
    queries.DESK.steady(handlers=handlers, now=notes.clock.now())
    notes.clock.pass_(minutes=2)
    while notes.look(handlers):
        pass
    assert notes.done == ["page"]
    notes.clock.pass_(minutes=59)
    assert notes.look(handlers)
    assert notes.done == ["page", "reminder"]


def test_a_clock_set_back_frees_what_a_dead_worker_held(notes: Notes) -> None:
    notes.ask()

    def dies(_task: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        notes.look({"note": Handler(send=dies)})
    notes.clock.pass_(hours=-1)
    queries.DESK.steady(handlers=notes.handlers, now=notes.clock.now())
    notes.clock.pass_(minutes=5)
    assert notes.look()
    assert notes.done == ["one"]


def test_a_clock_set_an_hour_forward_does_everything_once(notes: Notes) -> None:
    for minutes in (5, 30):
        notes.ask(f"in {minutes}", minutes=minutes)
    notes.clock.pass_(hours=1)
    while notes.look():
        pass
    assert notes.done == ["in 5", "in 30"]
