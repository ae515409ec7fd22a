"""Working arrays that are used again for every piece.

Fresh ones would cost more than the arithmetic: the system takes back and zeroes memory of that size each time.
"""

import numpy as np

from rigcheck.engines.instruments.arrays import Bools, Bytes


class Scratch:
    """Named arrays for pieces of at most `size` rows; each worker has its own."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._arrays: dict[str, Bytes] = {}

    def bytes(self, name: str, rows: int) -> Bytes:
        """The array of that name, cut to the rows of the piece; what it holds is of an earlier piece."""
        if name not in self._arrays:
            self._arrays[name] = np.empty(self._size, np.uint8)
        return self._arrays[name][:rows]

    def bools(self, name: str, rows: int) -> Bools:
        """The same memory, read as true and false."""
        return self.bytes(name, rows).view(np.bool_)
