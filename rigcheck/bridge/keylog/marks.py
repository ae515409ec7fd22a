"""What travels with a card: how long the list of keys was, and its digest then."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from typing import Final

from rigcheck.bridge.keylog.refusals import NotAMark

_WRITTEN: Final = re.compile(r"([1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Mark:
    """A list's `size` in lines and its `root`, 32 bytes. `str` gives `<size>.<base64url>`."""

    size: int
    root: bytes

    def __str__(self) -> str:
        return f"{self.size}.{base64.urlsafe_b64encode(self.root).decode().rstrip('=')}"

    @classmethod
    def parse(cls, written: str) -> Mark:
        """Read `str(mark)` back; raises `NotAMark` for anything else."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise NotAMark
        mark = cls(int(found[1]), base64.urlsafe_b64decode(found[2] + "="))
        if str(mark) != written:
            raise NotAMark
        return mark

    @property
    def spoken(self) -> str:
        """The digest for a poster: eight groups of four hexadecimal digits, 128 bits of it."""
        digits = self.root.hex()[:32]
        return " ".join(digits[at : at + 4] for at in range(0, 32, 4))
