"""Doing in one go what many ask for at once: whoever is first through the door does it for all who wait.

As databases do it with commits ("group commit"; DeWitt and others, Implementation Techniques for Main Memory Database
Systems, SIGMOD 1984, section 5): nobody waits for company, and the more wait, the less each costs.
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

from django.db import InterfaceError, OperationalError

MOST = 32
"""Done in one go, so that nobody waits long for what others asked."""

Thing = TypeVar("Thing")
Said = TypeVar("Said")


class _Place(Generic[Thing, Said]):
    """Somebody in the line."""

    __slots__ = ("done", "error", "said", "thing")

    def __init__(self, thing: Thing) -> None:
        self.thing, self.done = thing, False
        self.said: Said
        self.error: Exception | None = None

    def answer(self) -> Said:
        if self.error is not None:
            raise self.error
        return self.said


class Together(Generic[Thing, Said]):
    """A line of threads of one process that ask for the same kind of thing."""

    def __init__(self) -> None:
        self._waiting: list[_Place[Thing, Said]] = []
        self._list, self._door = Lock(), Lock()

    def ask(self, thing: Thing, do: Callable[[Sequence[Thing]], Sequence[Said]]) -> Said:
        """What `do` says of `thing`: it is given all that wait, in order, and says one word of each.

        Where it raises with several, each is done by itself, so that nobody fails for what another asked; only a
        database that is busy or away is so for all, who are told at once.
        """
        place: _Place[Thing, Said] = _Place(thing)
        with self._list:
            self._waiting.append(place)
        while not place.done:
            with self._door:
                if not place.done:
                    self._serve(self._next(), do)
        return place.answer()

    def _next(self) -> list[_Place[Thing, Said]]:
        with self._list:
            some, self._waiting = self._waiting[:MOST], self._waiting[MOST:]
        return some

    def _serve(self, some: list[_Place[Thing, Said]], do: Callable[[Sequence[Thing]], Sequence[Said]]) -> None:
        try:
            for place, said in zip(some, do([place.thing for place in some]), strict=True):
                place.said = said
        except Exception as error:
            if len(some) > 1 and not isinstance(error, OperationalError | InterfaceError):
                for place in some:
                    self._serve([place], do)
            else:
                for place in some:
                    place.error = error
        for place in some:
            place.done = True
