"""Where the engine's randomness comes from: an argument of this shape, given by the edge."""

from typing import Protocol


class Chance(Protocol):
    """Gives unpredictable bytes."""

    def bytes(self, count: int) -> bytes: ...
