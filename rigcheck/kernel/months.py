"""Calendar months: the finest time that may stand outside the seal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Final

from rigcheck.kernel.refusals import Refusal

_MONTHS_IN_YEAR: Final = 12
_WRITTEN: Final = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


class NotAMonth(Refusal):
    """The text or the numbers given are not a calendar month between the years 1 and 9999."""

    code: ClassVar[str] = "not-a-month"


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """One calendar month; months sort in time, and `str` gives ISO 8601, such as 2026-11."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= _MONTHS_IN_YEAR and date.min.year <= self.year <= date.max.year):
            raise NotAMonth("That is not a calendar month.")

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that a day (or a datetime, in its own zone) falls in."""
        return cls(day.year, day.month)

    @classmethod
    def parse(cls, written: str) -> Month:
        """Read `str(month)` back; raises NotAMonth for anything else."""
        found = _WRITTEN.fullmatch(written)
        if found is None:
            raise NotAMonth("That is not a calendar month.")
        return cls(int(found[1]), int(found[2]))

    @property
    def first_day(self) -> date:
        return date(self.year, self.month, 1)

    def plus(self, months: int) -> Month:
        """The month so many later, or earlier when `months` is negative."""
        year, month = divmod(self.year * _MONTHS_IN_YEAR + self.month - 1 + months, _MONTHS_IN_YEAR)
        return Month(year, month + 1)

    def until(self, later: Month) -> int:
        """How many months `later` lies after this one; negative when it lies before."""
        return (later.year - self.year) * _MONTHS_IN_YEAR + later.month - self.month

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"
