"""Spans of time: from a first moment up to, and not including, a last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import ClassVar

from rigcheck.kernel.refusals import Refusal


class NotAnInterval(Refusal):
    """The two moments do not span time: one carries no zone, or the end is not after the start."""

    code: ClassVar[str] = "not-an-interval"


@dataclass(frozen=True, order=True, slots=True)
class Interval:
    """A half-open span [start, end) in UTC; aware moments in any zone are turned into UTC."""

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.utcoffset() is None or self.end.utcoffset() is None or self.end <= self.start:
            raise NotAnInterval("The end has to come after the start.")
        object.__setattr__(self, "start", self.start.astimezone(UTC))
        object.__setattr__(self, "end", self.end.astimezone(UTC))

    @property
    def length(self) -> timedelta:
        return self.end - self.start

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def overlaps(self, other: Interval) -> bool:
        return self.start < other.end and other.start < self.end

    def clipped(self, start: datetime, end: datetime) -> Interval | None:
        """The part of this span that lies in [start, end), or None when none does."""
        first, last = max(self.start, start), min(self.end, end)
        return Interval(first, last) if first < last else None


def merged(intervals: Iterable[Interval]) -> list[Interval]:
    """The same time as fewest spans, in order: spans that touch or overlap become one."""
    spans: list[Interval] = []
    for interval in sorted(intervals):
        if spans and interval.start <= spans[-1].end:
            spans[-1] = Interval(spans[-1].start, max(spans[-1].end, interval.end))
        else:
            spans.append(interval)
    return spans


def without(intervals: Iterable[Interval], taken: Iterable[Interval]) -> list[Interval]:
    """What is left of each of `intervals`, in order, when the time in `taken` is taken out of it."""
    left = sorted(intervals)
    for gone in taken:
        left = [part for span in left for part in _around(span, gone)]
    return left


def _around(span: Interval, gone: Interval) -> list[Interval]:
    if not span.overlaps(gone):
        return [span]
    sides = ((span.start, gone.start), (gone.end, span.end))
    return [Interval(start, end) for start, end in sides if start < end]
