"""What changes a pattern for one person on one day: leave and overtime."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rigcheck.kernel.intervals import Interval


class Kind(StrEnum):
    """What a change does to the pattern. Written to disk: never change one, only add."""

    LEAVE = "leave"
    OVERTIME = "overtime"


@dataclass(frozen=True, order=True, slots=True)
class Change:
    """Time that somebody is away though the pattern has them at work (leave), or at work beside it (overtime).

    A swap is leave here and overtime there; a court day on a day off is overtime.
    """

    span: Interval
    kind: Kind
