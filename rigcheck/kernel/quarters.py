"""Quarters of a year: the period for which a signing key is used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar, Final

from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal

_WRITTEN: Final = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)


class NotAQuarter(Refusal):
    """The text is not a quarter between the years 1 and 9999."""

    code: ClassVar[str] = "not-a-quarter"


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """Three months from the first of January, April, July or October; `str` gives 2026-Q4."""

    first: Month

    @classmethod
    def of(cls, month: Month) -> Quarter:
        """The quarter that a month lies in."""
        return cls(month.plus(-((month.month - 1) % 3)))

    @classmethod
    def parse(cls, written: str) -> Quarter:
        """Read `str(quarter)` back; raises NotAQuarter for anything else."""
        found = _WRITTEN.fullmatch(written)
        if found is None or found[1] == "0000":
            raise NotAQuarter("That is not a quarter of a year.")
        return cls(Month(int(found[1]), int(found[2]) * 3 - 2))

    def plus(self, quarters: int) -> Quarter:
        """The quarter so many later, or earlier when `quarters` is negative."""
        return Quarter(self.first.plus(3 * quarters))

    @property
    def last(self) -> Month:
        """Its third month."""
        return self.first.plus(2)

    def __str__(self) -> str:
        return f"{self.first.year:04d}-Q{self.first.month // 3 + 1}"
