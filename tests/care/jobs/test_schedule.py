"""What is done again and again: each turn once, a missed one made up once, whatever the clock does."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection

from rigcheck.care.jobs import queries
from rigcheck.care.jobs.models import Job
from rigcheck.care.jobs.queries import DESK
from rigcheck.doors.care import handling
from rigcheck.outside.ledger import Every, Hands
from rigcheck.outside.randomness import SystemChance
from tests.care.jobs.conftest import Notes

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


class Round:
    """An entry that is due every hour, and the moments at which it was done."""

    def __init__(self, notes: Notes) -> None:
        self.clock = notes.clock
        self.done: list[datetime] = []
        self.planted: Exception | None = None
        self.when: tuple[Every, ...] = (Every("round", HOUR, self.do),)

    def do(self, now: datetime) -> None:
        self.done.append(now)
        if self.planted:
            raise self.planted

    def look(self) -> int:
        """A worker comes by; how often the entry has been done by now."""
        hands = Hands(DESK, {}, self.when, clock=self.clock, chance=SystemChance(), say=print)
        hands.once()
        return len(self.done)


@pytest.fixture
def hourly(notes: Notes) -> Iterator[Round]:
    return Round(notes)


def test_it_is_done_at_the_start_and_then_once_in_each_interval(hourly: Round) -> None:
    assert [hourly.look(), hourly.look()] == [1, 1]
    hourly.clock.pass_(minutes=59)
    assert hourly.look() == 1
    hourly.clock.pass_(minutes=1)
    assert [hourly.look(), hourly.look()] == [2, 2]


def test_turns_that_were_missed_are_made_up_once(hourly: Round) -> None:
    hourly.look()
    hourly.clock.pass_(days=3)
    assert [hourly.look(), hourly.look()] == [2, 2]


def test_a_clock_set_an_hour_forward_brings_one_turn(hourly: Round) -> None:
    hourly.look()
    hourly.clock.pass_(hours=1, seconds=1)
    assert [hourly.look(), hourly.look()] == [2, 2]


def test_a_clock_set_an_hour_back_costs_no_more_than_one_interval(hourly: Round) -> None:
    hourly.look()
    hourly.clock.pass_(hours=-1)
    assert hourly.look() == 1
    hourly.clock.pass_(hours=1)
    assert hourly.look() == 2


def test_a_worker_that_runs_sees_that_the_clock_was_set_back(hourly: Round, notes: Notes) -> None:
    hourly.look()
    hands = Hands(DESK, {}, hourly.when, clock=notes.clock, chance=SystemChance(), say=print)
    thread = Thread(target=hands.run)
    thread.start()
    before = Job.objects.get().due
    notes.clock.pass_(hours=-1)
    for _ in range(600):
        if Job.objects.get().due < before:
            break
        hands.stopping.wait(0.05)
    hands.stop()
    thread.join()
    assert Job.objects.get().due <= notes.clock.now() + HOUR


def test_two_workers_have_one_entry_between_them(hourly: Round) -> None:
    def work() -> None:
        hourly.look()
        connection.close()

    threads = [Thread(target=work) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(hourly.done) == 1
    assert queries.waiting(kind="every round") == 1


def test_one_that_fails_has_its_next_turn_and_is_never_given_up(hourly: Round) -> None:
    hourly.planted = ValueError()
    for turn in range(1, 15):
        assert hourly.look() == turn
        hourly.clock.pass_(hours=1)
    assert queries.stuck() == []
    hourly.planted = None
    assert hourly.look() == 15


def test_an_entry_that_is_no_longer_there_leaves_nothing(hourly: Round) -> None:
    hourly.look()
    hourly.when = ()
    hourly.look()
    assert Job.objects.count() == 0


def test_with_another_key_it_begins_anew(hourly: Round, settings: object) -> None:
    hourly.look()
    settings.JOBS_KEY = "another"  # type: ignore[attr-defined]
    assert hourly.look() == 2
    assert Job.objects.count() == 1


def test_the_sites_own_schedule_is_done_by_its_worker() -> None:
    call_command("worker", once=True)
    assert queries.tally() == {every.kind: 1 for every in handling.WHEN}
    assert queries.stuck() == []
