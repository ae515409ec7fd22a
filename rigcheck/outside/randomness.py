"""Chance, from outside: every random byte enters here."""

import hashlib
import secrets
from typing import Protocol


class Chance(Protocol):
    """Gives unpredictable bytes."""

    def bytes(self, count: int) -> bytes: ...


class SystemChance:
    """The operating system's generator."""

    def bytes(self, count: int) -> bytes:
        return secrets.token_bytes(count)


class SeededChance:
    """The same bytes each time from the same seed: for tests and demo data, never for a member."""

    def __init__(self, seed: bytes | str) -> None:
        self._seed = seed.encode() if isinstance(seed, str) else seed
        self._drawn = 0

    def bytes(self, count: int) -> bytes:
        self._drawn += 1
        return hashlib.shake_256(self._seed + self._drawn.to_bytes(8, "big")).digest(count)
