"""Asking for something to be done later, and doing it.

`add` belongs inside the transaction of whatever asks: both are written, or neither is.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from rigcheck.outside.clock import Clock
from rigcheck.outside.ledger import Claimed, Ledger
from rigcheck.outside.randomness import Chance
from rigcheck.roster.jobs import policies, queries
from rigcheck.roster.jobs.models import MAIL, Job, Task

__all__ = ["Handler", "Task", "add", "drop", "letter", "purge", "retry", "work"]

CLAIM_BYTES = 16


def _nothing(_task: Task) -> None:
    """For handlers that have only one half."""


@dataclass(frozen=True, slots=True)
class Handler:
    """What does one kind of job.

    `send` reaches outside, with no transaction open, and may be done twice. `effect` writes to the database and is done
    exactly once, in the transaction that ends the job.
    """

    send: Callable[[Task], None] = _nothing
    effect: Callable[[Task], None] = _nothing


@transaction.atomic
def add(*, kind: str, payload: Mapping[str, Any], due: datetime, by: str) -> None:
    """Ask for a job at `due` (aware); `by` names who asked. Asked for twice while the first waits, it is one job.

    `payload` is small and goes through JSON; it is kept sealed.
    """
    name = queries.name_of(kind=kind, payload=payload, due=due)
    values = {"kind": kind, "payload": queries.sealed(name, payload), "due": due, "by": by}
    Job.objects.get_or_create(id=name, defaults=values)


def letter(*, to: str, subject: str, text: str, due: datetime, by: str) -> None:
    """Ask for a letter at `due`. Give all letters of one occasion the same moment: it stands in the table."""
    add(kind=MAIL, payload={"to": to, "subject": subject, "text": text}, due=due, by=by)


def work(*, handlers: Mapping[str, Handler], clock: Clock, chance: Chance) -> bool:
    """Do the job that is due longest; whether there was one.

    What goes wrong puts the job off or gives it up (`policies.wait_after`), and is logged by kind and code alone.
    """
    ledger, claim = _ledger(), chance.bytes(CLAIM_BYTES)
    job = ledger.claim(kinds=list(handlers), now=clock.now(), lease=policies.LEASE, claim=claim)
    if job is None:
        return False
    row = Job.objects.filter(id=job.id, claim=claim).first()
    if row is not None:
        _do(ledger, job, row, handlers[row.kind], clock)
    return True


@transaction.atomic
def retry(*, job: bytes, now: datetime, by: str) -> None:
    """Try a job that was given up once more, from the beginning; raises NoSuchJob."""
    given_up = Job.objects.filter(id=job).exclude(failed="")
    if not given_up.update(failed="", attempts=0, due=now, by=by):
        raise policies.NoSuchJob


@transaction.atomic
def drop(*, job: bytes, by: str) -> None:
    """Take away a job that was given up; raises NoSuchJob. `by` names who acted."""
    if not Job.objects.filter(id=job).exclude(failed="").delete()[0]:
        raise policies.NoSuchJob


@transaction.atomic
def purge(*, now: datetime) -> int:
    """Take away what was given up more than thirty days ago; how many."""
    return Job.objects.exclude(failed="").filter(due__lt=now - policies.KEPT).delete()[0]


def _do(ledger: Ledger, job: Claimed, row: Job, handler: Handler, clock: Clock) -> None:
    try:
        task = Task(row.kind, job.id.hex(), queries.opened(job.id, row.payload), job.attempts)
        handler.send(task)
        with ledger.ending(job) as ours:
            if ours:
                handler.effect(task)
    except Exception as error:
        _note(ledger, job, row.kind, error, clock)


def _note(ledger: Ledger, job: Claimed, kind: str, error: Exception, clock: Clock) -> None:
    code, wait = policies.code_of(error), policies.wait_after(job.attempts, error)
    logging.getLogger(__name__).warning("a job of kind %s was refused: %s (try %d)", kind, code, job.attempts)
    if wait is None:
        ledger.give_up(job, why=code, now=clock.now())
    else:
        ledger.put_off(job, until=clock.now() + wait)


def _ledger() -> Ledger:
    return Ledger(Job._meta.db_table)  # noqa: SLF001
