"""Django's interface for tasks, over the ledger: a task outlives the worker that died with it in its hands."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks.exceptions import InvalidTaskError

from rigcheck.care.jobs import actions, queries
from rigcheck.doors.care import handling
from rigcheck.outside.clock import SetClock, SystemClock
from rigcheck.outside.ledger import LEASE
from rigcheck.outside.randomness import SystemChance

pytestmark = pytest.mark.django_db
done: list[Any] = []


@task
def note(what: str, *, often: int = 1) -> None:
    done.extend([what] * often)


@task
def die(what: str) -> None:
    done.append(what)
    if done.count(what) == 1:
        raise KeyboardInterrupt


@task(takes_context=True)
def count(context: TaskContext) -> None:
    done.append((context.attempt, context.task_result.id))


@pytest.fixture(autouse=True)
def fresh() -> None:
    done.clear()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(SystemClock().now() + timedelta(seconds=1))


def look(clock: SetClock) -> bool:
    return actions.work(handlers=handling.HANDLERS, clock=clock, chance=SystemChance())


def test_a_task_is_done_by_the_worker(clock: SetClock) -> None:
    result = note.enqueue("one", often=2)
    assert (result.status, result.args, result.kwargs) == (TaskResultStatus.READY, ["one"], {"often": 2})
    assert done == []
    assert look(clock)
    assert (done, look(clock)) == (["one", "one"], False)


def test_one_for_later_waits(clock: SetClock) -> None:
    note.using(run_after=clock.now() + timedelta(hours=1)).enqueue("later")
    assert not look(clock)
    clock.pass_(hours=1)
    assert look(clock)
    assert done == ["later"]


def test_a_killed_worker_loses_none(clock: SetClock) -> None:
    """What django-tasks-db does not do: there it stays "running" for ever."""
    die.enqueue("killed")
    with pytest.raises(KeyboardInterrupt):
        look(clock)
    assert not look(clock)
    clock.moment += LEASE
    assert look(clock)
    assert (done, queries.waiting(kind="task")) == (["killed"] * 2, 0)


def test_it_is_asked_for_in_the_transaction_of_whoever_asks(clock: SetClock) -> None:
    with pytest.raises(ValueError), transaction.atomic():  # noqa: PT012
        note.enqueue("never")
        raise ValueError
    assert not look(clock)


def test_a_task_may_know_how_often_it_was_tried(clock: SetClock) -> None:
    result = count.enqueue()
    assert look(clock)
    assert done == [(1, result.id)]


def test_what_the_ledger_cannot_do_is_refused_at_once() -> None:
    with pytest.raises(InvalidTaskError, match="priority"):
        note.using(priority=5)
    with pytest.raises(NotImplementedError):
        note.get_result("0" * 32)
    with pytest.raises(TypeError):
        note.enqueue(object())  # type: ignore[arg-type]
