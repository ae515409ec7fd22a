"""Workers that run: woken at once, each job once between them, and nothing stops them but the word."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Barrier, Event, Thread
from typing import Any

import pytest
from django.db import connection, connections, transaction

from rigcheck.care.jobs.models import Job
from rigcheck.care.jobs.queries import DESK
from rigcheck.outside.ledger import Every, Handler, Hands, Ledger, Urgency, hands
from rigcheck.outside.randomness import SystemChance
from tests.care.jobs.conftest import LONG, Notes, wait_until
from tests.care.trouble import busy

pytestmark = pytest.mark.django_db(transaction=True)
ON_SERVER = connection.vendor == "postgresql"
Start = Callable[..., AbstractContextManager[Hands]]


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def started(notes: Notes, said: list[str]) -> Start:
    """Start a worker in this process; at the end of the block it is told to stop, and has stopped."""

    @contextmanager
    def start(handlers: Any = None, when: tuple[Every, ...] = ()) -> Iterator[Hands]:
        made = Hands(DESK, handlers or notes.handlers, when, clock=notes.clock, chance=SystemChance(), say=said.append)
        thread = Thread(target=made.run)
        thread.start()
        try:
            yield made
        finally:
            made.stop()
            thread.join(LONG)
            assert not thread.is_alive()

    return start


def told(notes: Notes) -> tuple[dict[str, Handler], Event]:
    """Handlers, and what happens when the first note has been done."""
    done = Event()

    def effect(task: Any) -> None:
        notes.effect(task)
        done.set()

    return {"note": Handler(effect=effect)}, done


def test_a_worker_wakes_when_a_job_is_written(started: Start, notes: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    """It would look by itself in an hour only: the commit has woken it."""
    monkeypatch.setattr(hands, "LONGEST_WAIT", 3600.0)
    handlers, done = told(notes)
    notes.ask("first", kind="other")
    with started(handlers):
        notes.ask()
        assert done.wait(LONG)
    assert notes.done == ["one"]


def test_a_job_that_is_rolled_back_wakes_nobody(started: Start, notes: Notes) -> None:
    handlers, done = told(notes)
    with started(handlers):
        with pytest.raises(ValueError), transaction.atomic():  # noqa: PT012
            notes.ask("never")
            raise ValueError
        notes.ask("later")
        assert done.wait(LONG)
    assert notes.done == ["later"]


def test_two_workers_do_each_job_once(started: Start, notes: Notes) -> None:
    names = [f"job {number}" for number in range(60)]
    for name in names:
        notes.ask(name)
    with started(), started():
        wait_until(lambda: not Job.objects.exists())
    assert Counter(notes.sent) == Counter(notes.done) == Counter(names)


def test_two_who_look_in_the_same_instant_do_not_get_the_same_job(notes: Notes) -> None:
    notes.ask()
    at_once = Barrier(2)

    def look() -> None:
        at_once.wait(LONG)
        notes.look()
        connection.close()

    threads = [Thread(target=look) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(LONG)
    assert (notes.sent, notes.done) == (["one"], ["one"])


def test_slow_letters_do_not_keep_a_page_waiting(started: Start, notes: Notes) -> None:
    released, paged = Event(), Event()

    def slow(_task: object) -> None:
        released.wait(LONG)

    handlers = {"note": Handler(send=slow), "page": Handler(send=lambda _task: paged.set(), urgency=Urgency.URGENT)}
    for number in range(10):
        notes.ask(f"letter {number}")
    with started(handlers):
        notes.ask("page", kind="page")
        assert paged.wait(LONG)
        released.set()
        wait_until(lambda: not Job.objects.exists())


def test_a_gateway_that_hangs_for_every_page_does_not_stop_what_lets_time_pass(started: Start, notes: Notes) -> None:
    released, looked = Event(), Event()

    def hangs(_task: object) -> None:
        released.wait(LONG)

    handlers = {
        "page": Handler(send=hangs, urgency=Urgency.URGENT),
        "look": Handler(effect=lambda _task: looked.set(), urgency=Urgency.FIRST),
    }
    for number in range(20):
        notes.ask(f"page {number}", kind="page")
    with started(handlers):
        wait_until(lambda: Job.objects.filter(claim__isnull=False).count() == hands.HANDS + hands.URGENT_HANDS)
        notes.ask("look", kind="look")
        assert looked.wait(LONG)
        released.set()
        wait_until(lambda: not Job.objects.exists())


def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker's own connections wait for a lock for a tenth of a second, not for twenty."""
    options = dict(connections.settings["default"]["OPTIONS"])
    for name in ("init_command", "options"):
        if name in options:
            options[name] = options[name].replace("busy_timeout=20000", "busy_timeout=100").replace("20s", "100ms")
    monkeypatch.setitem(connections.settings["default"], "OPTIONS", options)


def test_a_busy_database_is_waited_for(
    started: Start, notes: Notes, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else holds the tables: the worker says so, and does the job when they are free."""
    impatient(monkeypatch)
    notes.ask()
    handlers, done = told(notes)
    with busy(patience=100) as other, started(handlers):
        wait_until(lambda: bool(said))
        assert not done.is_set()
        other.execute("ROLLBACK")
        assert done.wait(LONG)
    assert "busy" in said[0]
    assert notes.done == ["one"]


def test_a_fault_that_cannot_even_be_noted_ends_no_worker(
    started: Start, notes: Notes, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    handlers, done = told(notes)
    real, failed = Ledger.claim, Event()

    def once(self: Ledger, **words: Any) -> Any:
        if failed.is_set():
            return real(self, **words)
        failed.set()
        raise ValueError

    monkeypatch.setattr(Ledger, "claim", once)
    with started(handlers):
        notes.ask()
        assert done.wait(LONG)
    assert "could not even be noted" in caplog.text


@pytest.mark.skipif(not ON_SERVER, reason="a file has no connections to lose")
def test_a_server_that_was_started_again_is_found_again(started: Start, notes: Notes) -> None:
    handlers, done = told(notes)
    with started(handlers):
        notes.ask("first")
        assert done.wait(LONG)
        done.clear()
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        notes.ask("second")
        assert done.wait(LONG)
    assert notes.done == ["first", "second"]
