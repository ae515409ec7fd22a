"""Asking for something to be done later, and doing it: what the rooms `jobs` of both sides hand on."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache, partial
from typing import Any

from django.db import transaction

from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.engines.sealing.sites import site_lock, site_name
from rigcheck.outside.clock import Clock
from rigcheck.outside.ledger.ledger import Claimed, Ledger
from rigcheck.outside.ledger.task import Handler, Stuck, Task, Wanted
from rigcheck.outside.ledger.waits import KEPT, NoSuchJob, code_of, wait_after
from rigcheck.outside.randomness import Chance
from rigcheck.outside.together import Together

CLAIM_BYTES = 16
NONCE_BYTES = 12


class Desk:
    """The jobs of one side: `table` is where they lie, `secret` gives the key under which their payloads are sealed."""

    def __init__(self, *, table: str, secret: Callable[[], bytes]) -> None:
        self._name = table
        self._secret = secret
        self._claiming: dict[frozenset[str], Together[bytes, Claimed | None]] = {}
        self._ending = Together[Claimed, bool]()

    @property
    def ledger(self) -> Ledger:
        """The table."""
        return Ledger(self._name)

    @transaction.atomic(savepoint=False)
    def add(self, *, kind: str, payload: Mapping[str, Any], due: datetime, by: str) -> bytes:
        """Ask for a job at `due` (aware), inside the transaction of whatever asks; its 16-byte name.

        `by` names who asked. Asked for twice while the first waits, it is one job. `payload` is small and goes through
        JSON; it is kept sealed.
        """
        [name] = self.add_all([Wanted(kind, payload, due)], by=by)
        return name

    @transaction.atomic(savepoint=False)
    def add_all(self, wanted: Sequence[Wanted], *, by: str) -> list[bytes]:
        """The same for several at once; their names, in order."""
        names = [self.name_of(kind=one.kind, payload=one.payload, due=one.due) for one in wanted]
        rows = [
            (name, one.kind, self.sealed(name, one.payload), one.due) for name, one in zip(names, wanted, strict=True)
        ]
        self.ledger.add(*rows, by=by)
        return names

    @transaction.atomic
    def cancel(self, *, name: bytes, by: str) -> bool:
        """Take away a job that is not done yet, by the name that `add` gave; whether it was still there.

        What a worker has in hand at this moment may still be sent, but has no effect. `by` names who acted.
        """
        return self.ledger.cancel(name=name)

    @transaction.atomic
    def retry(self, *, job: bytes, now: datetime, by: str) -> None:
        """Try a job that was given up once more, from the beginning; raises NoSuchJob."""
        if not self.ledger.retry(name=job, now=now, by=by):
            raise NoSuchJob

    @transaction.atomic
    def drop(self, *, job: bytes, by: str) -> None:
        """Take away a job that was given up; raises NoSuchJob. `by` names who acted."""
        if not self.ledger.drop(name=job):
            raise NoSuchJob

    @transaction.atomic
    def purge(self, *, now: datetime, kept: timedelta = KEPT) -> int:
        """Take away what was given up longer ago than `kept`; how many."""
        return self.ledger.purge(before=now - kept)

    def work(
        self,
        *,
        handlers: Mapping[str, Handler],
        clock: Clock,
        chance: Chance,
        stopping: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Do the job that is due longest, the most urgent first; whether there was one. While `stopping`, none is.

        What goes wrong puts the job off or gives it up (`wait_after`), and is logged by kind and code alone.
        """
        ledger, claim = self.ledger, chance.bytes(CLAIM_BYTES)
        for leases in _tiers(handlers):
            line = self._claiming.setdefault(frozenset(leases), Together())
            if job := line.ask(claim, partial(_claim_each, ledger, leases, clock, stopping)):
                self._do(ledger, job, handlers[job.kind], clock)
                return True
        return False

    def steady(self, *, handlers: Mapping[str, Handler], now: datetime) -> None:
        """After the clock was set back: let nothing lie longer than its kind may wait, or than its lease."""
        ledger = self.ledger
        for kind, handler in handlers.items():
            ledger.hasten(kind=kind, until=now + handler.lease, claimed=True)
            if handler.longest is not None:
                ledger.hasten(kind=kind, until=now + handler.longest, claimed=False)

    def waiting(self, *, kind: str) -> int:
        """How many jobs of this kind are still to be done."""
        return self.ledger.waiting(kind=kind)

    def tally(self) -> Mapping[str, int]:
        """How many jobs of each kind are still to be done."""
        return self.ledger.tally()

    def overdue(self, *, now: datetime) -> int:
        """How many jobs should have been done by `now`: more than a few mean that no worker runs."""
        return self.ledger.overdue(now=now)

    def stuck(self, *, kind: str | None = None) -> Sequence[Stuck]:
        """The jobs that were given up, all or of one kind, for a person to set right.

        The payload is empty where it was closed under another key.
        """
        rows = self.ledger.stuck(kind=kind)
        return [Stuck(name, kind, why, self._readable(name, payload)) for name, kind, why, payload in rows]

    def name_of(self, *, kind: str, payload: Mapping[str, Any], due: datetime) -> bytes:
        """The job's 16-byte name: the same thing at the same moment is one job, however often it is asked for."""
        written = json.dumps([kind, payload, due.isoformat()], sort_keys=True)
        return site_name(self._secret(), "job", written.encode())

    def sealed(self, name: bytes, payload: Mapping[str, Any]) -> bytes:
        """The payload under the site's key. The nonce comes from the name, which no other payload has."""
        nonce = site_name(self._secret(), "job nonce", name)[:NONCE_BYTES]
        return seal_own(_lock(self._secret()), _context(name), json.dumps(payload).encode(), nonce)

    def opened(self, name: bytes, payload: bytes) -> dict[str, Any]:
        """What `sealed` closed; raises a `SealingRefusal` where the site's key is another."""
        read: dict[str, Any] = json.loads(open_own(_lock(self._secret()), _context(name), payload))
        return read

    def _readable(self, name: bytes, payload: bytes) -> dict[str, Any]:
        try:
            return self.opened(name, payload)
        except SealingRefusal:
            return {}

    def _do(self, ledger: Ledger, job: Claimed, handler: Handler, clock: Clock) -> None:
        try:
            task = Task(job.kind, job.id.hex(), self.opened(job.id, job.payload), job.attempts)
            handler.send(task)
            if handler.only_sends:
                self._ending.ask(job, ledger.end)
                return
            with ledger.ending(job) as ours:
                if ours:
                    handler.effect(task)
        except Exception as error:
            _note(ledger, job, handler, error, clock)


def _tiers(handlers: Mapping[str, Handler]) -> Iterator[Mapping[str, timedelta]]:
    """The most urgent kinds, each with its lease; then with the next most urgent ones; in the end all."""
    for urgency in sorted({handler.urgency for handler in handlers.values()}, reverse=True):
        yield {kind: handler.lease for kind, handler in handlers.items() if handler.urgency >= urgency}


def _claim_each(
    ledger: Ledger,
    leases: Mapping[str, timedelta],
    clock: Clock,
    stopping: Callable[[], bool],
    claims: Sequence[bytes],
) -> Sequence[Claimed | None]:
    """A job for each hand that asks, as far as there are any; they share the first one's claim."""
    # Asked here, and not before the line: somebody may wait in it when the worker is told to stop.
    found = ledger.claim(leases=leases, now=clock.now(), claim=claims[0], most=len(claims)) if not stopping() else []
    return [*found, *[None] * (len(claims) - len(found))]


def _note(ledger: Ledger, job: Claimed, handler: Handler, error: Exception, clock: Clock) -> None:
    code = code_of(error)
    wait = wait_after(job.attempts, error, waits=handler.waits, forever=handler.forever)
    logging.getLogger(__name__).warning("a job of kind %s was refused: %s (try %d)", job.kind, code, job.attempts)
    if wait is None:
        ledger.give_up(job, why=code, now=clock.now())
    else:
        ledger.put_off(job, until=clock.now() + wait)


@lru_cache(2)
def _lock(secret: bytes) -> RowKey:
    """The site's key for its jobs, kept beside the secret that it grows from: a rush asks for it often."""
    return site_lock(secret, "job")


def _context(name: bytes) -> str:
    return f"job {name.hex()}"
