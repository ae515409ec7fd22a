"""Dated values, the only thing that this engine knows about."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum
from statistics import fmean
from typing import ClassVar

from rigcheck.kernel.refusals import Refusal


class NoZone(Refusal):
    """A moment came without a zone, so that its day is anybody's guess."""

    code: ClassVar[str] = "no-zone"


class NotANumber(Refusal):
    """A value is infinite or not a number."""

    code: ClassVar[str] = "not-a-number"


class Worse(StrEnum):
    """Which way is worse. On the WHO-5, and for mood and sleep, lower is; on the PHQ-9 higher is."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, or at an aware moment, whose day is the one in the zone that it carries."""

    on: date | datetime
    value: float

    def __post_init__(self) -> None:
        if isinstance(self.on, datetime) and self.on.utcoffset() is None:
            raise NoZone("This entry does not say in which time zone it was made.")
        if not math.isfinite(self.value):
            raise NotANumber("This entry is not a number.")

    @property
    def day(self) -> date:
        return self.on.date() if isinstance(self.on, datetime) else self.on

    @property
    def position(self) -> float:
        """Seconds on a common line of time; a plain day stands at its midnight in UTC."""
        moment = self.on if isinstance(self.on, datetime) else datetime.combine(self.on, time(), tzinfo=UTC)
        return moment.timestamp()


def in_order(points: Iterable[Point]) -> list[Point]:
    """The points from the earliest to the latest; those of one moment keep the order they came in."""
    return sorted(points, key=lambda point: point.position)


def between(points: Iterable[Point], first: date, last: date) -> list[Point]:
    """The points from `first` to `last`, both days included, as they came."""
    return [point for point in points if first <= point.day <= last]


def by_day(points: Iterable[Point]) -> dict[date, float]:
    """The mean of each day that has a value, in order of days; a day without one is simply absent."""
    days: defaultdict[date, list[float]] = defaultdict(list)
    for point in points:
        days[point.day].append(point.value)
    return {day: fmean(days[day]) for day in sorted(days)}
