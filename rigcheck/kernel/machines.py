"""States and moves as data: what may follow what, told once, for the rule, the buttons and the diagram."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from rigcheck.kernel.refusals import Refusal


class NoSuchMove(Refusal):
    """Nothing leads on from this state by that move."""

    code: ClassVar[str] = "no-such-move"
    status: ClassVar[int] = 409


@dataclass(frozen=True, slots=True)
class Move:
    """One way on: from each of `starts` to `ends`; `ends` None takes the thing away altogether."""

    name: str
    starts: tuple[StrEnum, ...]
    ends: StrEnum | None


@dataclass(frozen=True, slots=True)
class Machine:
    """A thing's states, the one it begins in, and its moves. Each name of a move stands once."""

    name: str
    begins: StrEnum
    moves: tuple[Move, ...]

    def may(self, state: StrEnum, move: str) -> bool:
        """Whether `move` leads on from `state`."""
        return any(one.name == move and state in one.starts for one in self.moves)

    def after(self, state: StrEnum, move: str) -> StrEnum | None:
        """The state that follows; None where the thing goes. Raises NoSuchMove."""
        for one in self.moves:
            if one.name == move and state in one.starts:
                return one.ends
        raise NoSuchMove(f"{self.name}: {move} does not lead on from {state}.")

    def steps(self) -> Iterator[tuple[StrEnum, str, StrEnum | None]]:
        """Every arrow of the diagram: from, by which move, to."""
        for one in self.moves:
            for start in one.starts:
                yield start, one.name, one.ends
