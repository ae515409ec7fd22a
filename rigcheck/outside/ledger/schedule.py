"""What is done again and again: each entry of a schedule is a job that asks for itself anew.

So two workers do an entry once between them, an entry whose time passed while no worker ran is done once when one
starts, and one that fails is tried again at its next turn. A clock that is set back delays no entry by more than its
own interval.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rigcheck.outside.clock import Clock
from rigcheck.outside.ledger.desk import Desk
from rigcheck.outside.ledger.task import Handler, Task

PREFIX = "every "
BY = "worker"


@dataclass(frozen=True, slots=True)
class Every:
    """`do` is called once in each `interval`, with no transaction open; it may be called twice after a crash.

    `name` is at most 34 letters and stays the same for ever: under it the database remembers the next turn.
    """

    name: str
    interval: timedelta
    do: Callable[[datetime], object]

    @property
    def kind(self) -> str:
        """The kind of its job."""
        return f"{PREFIX}{self.name}"


def periodic(when: Sequence[Every], *, desk: Desk, clock: Clock) -> Mapping[str, Handler]:
    """A handler for each entry, to stand beside those of the other kinds."""
    return {every.kind: _handler(every, desk, clock) for every in when}


def begin(when: Sequence[Every], *, desk: Desk, now: datetime) -> None:
    """Write down the entries that are not waiting yet, due at once; take away those that no longer exist."""
    for every in when:
        _ask(every, desk, now)
    # Those that were written under another key go too: nobody could open them.
    desk.ledger.forget(prefix=PREFIX, but=[_name(every, desk) for every in when])


def _handler(every: Every, desk: Desk, clock: Clock) -> Handler:
    def do(_task: Task) -> None:
        every.do(clock.now())

    def again(_task: Task) -> None:
        _ask(every, desk, clock.now() + every.interval)

    return Handler(send=do, effect=again, waits=(every.interval,), forever=True, longest=every.interval)


def _ask(every: Every, desk: Desk, due: datetime) -> None:
    name = _name(every, desk)
    desk.ledger.add((name, every.kind, desk.sealed(name, {}), due), by=BY)


def _name(every: Every, desk: Desk) -> bytes:
    """Of the entry, not of its turn: two workers that begin together ask for one job."""
    return desk.name_of(kind=every.kind, payload={}, due=ALWAYS)


ALWAYS = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
"""Stands for the moment in the names of entries."""
