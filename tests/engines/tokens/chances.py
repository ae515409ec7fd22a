"""Chance that gives what a test wants."""


class Scripted:
    """Gives these bytes, one draw after the other, each of the length that is asked for."""

    def __init__(self, *draws: bytes) -> None:
        self._draws = list(draws)

    def bytes(self, count: int) -> bytes:
        drawn = self._draws.pop(0)
        return drawn.rjust(count, b"\0")[-count:]

    @property
    def used_up(self) -> bool:
        return not self._draws
