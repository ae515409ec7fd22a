"""The worker: some threads that do what is due, woken by the bell, until told to stop."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from threading import Condition, Event, Thread

from django.db import InterfaceError, OperationalError, connection

from rigcheck.outside.clock import Clock
from rigcheck.outside.databases.forgetting import may_forget
from rigcheck.outside.ledger import schedule
from rigcheck.outside.ledger.bell import Bell, bell_of
from rigcheck.outside.ledger.desk import Desk
from rigcheck.outside.ledger.schedule import Every
from rigcheck.outside.ledger.task import Handler, Urgency
from rigcheck.outside.randomness import Chance

LONGEST_WAIT = 2.0
"""Seconds between two looks at the clock, however quiet it is: the clock may have been moved."""
SHORTEST_WAIT = 0.05
"""Seconds between two looks while the hands are busy."""
BUSY_PAUSE = 0.5
"""Seconds to wait when the database is busy or away."""
HANDS = 2
"""Threads for every kind of job."""
URGENT_HANDS = 6
"""Threads more for urgent kinds alone, where a side has any: a gateway takes some tenths of a second for each call."""


class Hands:
    """Does the jobs of one side. `say` tells the operator that the database is busy."""

    def __init__(
        self,
        desk: Desk,
        handlers: Mapping[str, Handler],
        when: Sequence[Every],
        *,
        clock: Clock,
        chance: Chance,
        say: Callable[[str], object],
        hands: int = HANDS,
    ) -> None:
        self.stopping = Event()
        self._desk, self._clock, self._chance, self._say, self._count = desk, clock, chance, say, hands
        self._when = when
        self._handlers = {**handlers, **schedule.periodic(when, desk=desk, clock=clock)}
        self._calls = 0
        self._called = Condition()
        self._last: datetime | None = None

    def stop(self, *_: object) -> None:
        """Take up no further job. What is in hand is finished; `run` comes back after it."""
        self.stopping.set()

    def once(self) -> None:
        """Do what is due now, in this thread. A busy database ends it; the jobs stay."""
        try:
            self._begin()
            while not self.stopping.is_set() and self._work(self._handlers):
                pass
        except (OperationalError, InterfaceError):
            self._pause()

    def run(self) -> None:
        """Go on until stopped."""
        threads = [Thread(target=self._be_a_hand, args=(kinds,)) for kinds in self._shares()]
        for thread in threads:
            thread.start()
        try:
            self._keep_watch(bell_of(self._desk.ledger.channel, self.stopping))
        finally:
            self.stop()
            self._call()
            for thread in threads:
                thread.join()
            connection.close()

    def _shares(self) -> Sequence[Mapping[str, Handler]]:
        """Which kinds each hand looks for."""
        urgent = {kind: handler for kind, handler in self._handlers.items() if handler.urgency}
        first = {kind: handler for kind, handler in urgent.items() if handler.urgency is Urgency.FIRST}
        own = [*([urgent] * URGENT_HANDS if urgent else []), *([first] if first else [])]
        return [*[self._handlers] * self._count, *own]

    def _keep_watch(self, bell: Bell) -> None:
        begun = False
        while not self.stopping.is_set():
            try:
                if not begun:
                    self._begin()
                    begun = True
                self._steady()
                bell.wait(self._until_due())
                self._call()
            except (OperationalError, InterfaceError):
                self._pause()

    def _begin(self) -> None:
        now = self._last = self._clock.now()
        schedule.begin(self._when, desk=self._desk, now=now)
        self._desk.steady(handlers=self._handlers, now=now)

    def _steady(self) -> None:
        """See whether the clock was set back."""
        last, self._last = self._last, self._clock.now()
        if last is not None and self._last < last:
            self._desk.steady(handlers=self._handlers, now=self._last)

    def _until_due(self) -> float:
        due = self._desk.ledger.soonest(kinds=self._handlers)
        if due is None:
            return LONGEST_WAIT
        return min(max((due - self._clock.now()).total_seconds(), SHORTEST_WAIT), LONGEST_WAIT)

    def _call(self) -> None:
        with self._called:
            self._calls += 1
            self._called.notify_all()

    def _be_a_hand(self, kinds: Mapping[str, Handler]) -> None:
        heard = 0
        try:
            while not self.stopping.is_set():
                with self._called:
                    self._called.wait_for(lambda: self._calls != heard)  # noqa: B023
                    heard = self._calls
                self._do_all(kinds)
        finally:
            connection.close()

    def _do_all(self, kinds: Mapping[str, Handler]) -> None:
        try:
            if connection.connection is None:
                may_forget()
            while not self.stopping.is_set() and self._work(kinds):
                pass
        except (OperationalError, InterfaceError):
            self._pause()
        except Exception:
            # A hand that falls off is not missed by anybody: it is kept on, and the fault stands in the log.
            logging.getLogger(__name__).exception("a job could not even be noted as failed")
            self.stopping.wait(BUSY_PAUSE)

    def _work(self, kinds: Mapping[str, Handler]) -> bool:
        return self._desk.work(handlers=kinds, clock=self._clock, chance=self._chance, stopping=self.stopping.is_set)

    def _pause(self) -> None:
        self._say("The database was busy; trying again in a moment.")
        connection.close()
        self.stopping.wait(BUSY_PAUSE)
