"""Doing in one go what many ask for at once: whoever is first through the door does it for all who wait.

As databases do it with commits ("group commit"; DeWitt and others, Implementation Techniques for Main Memory Database
Systems, SIGMOD 1984, section 5): nobody waits for company, and the more wait, the less each costs.
"""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Generic, TypeVar

MOST = 32
"""Done in one go, so that nobody waits long for what others asked."""
Thing = TypeVar("Thing")
Said = TypeVar("Said")


class _Place(Generic[Thing, Said]):
    """Somebody in the line: served, or told to do it alone."""

    __slots__ = ("alone", "done", "said", "thing")

    def __init__(self, thing: Thing) -> None:
        self.thing, self.done, self.alone = thing, False, True
        self.said: Said


class Together(Generic[Thing, Said]):
    """A line of threads of one process that ask for the same kind of thing."""

    def __init__(self) -> None:
        self._waiting: list[_Place[Thing, Said]] = []
        self._list, self._door = Lock(), Lock()

    def ask(self, thing: Thing, do: Callable[[Sequence[Thing]], Sequence[Said]]) -> Said:
        """What `do` says of `thing`: it is given all that wait, in order, and says one word of each.

        Where it raises with several, each does it by itself, in its own thread with its own connection: nobody fails
        for what another asked, nor for whoever happened to be first.
        """
        place: _Place[Thing, Said] = _Place(thing)
        with self._list:
            self._waiting.append(place)
        with self._door:
            if not place.done:
                self._serve(self._next(place), do)
        if place.alone:
            [place.said] = do([thing])
        return place.said

    def _next(self, own: _Place[Thing, Said]) -> list[_Place[Thing, Said]]:
        """Those who wait longest, and whoever serves them."""
        with self._list:
            self._waiting.remove(own)
            some, self._waiting = [*self._waiting[: MOST - 1], own], self._waiting[MOST - 1 :]
        return some

    def _serve(self, some: list[_Place[Thing, Said]], do: Callable[[Sequence[Thing]], Sequence[Said]]) -> None:
        try:
            said = do([place.thing for place in some])
            for place, word in zip(some, said, strict=True):
                place.said, place.alone = word, False
        except Exception:
            if len(some) == 1:
                raise
        finally:
            for place in some:
                place.done = True
