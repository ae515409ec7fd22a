"""The reliable-change line: how far a score has to move before the move is likely real.

The thresholds belong to the instrument and are given in. FACTS 2.2: between two waves some months
apart, and with nothing done in between, 7 in 100 people rise by 5 or more on the PHQ-9 by chance and
ordinary life. So a smaller move is called no clear change.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from rigcheck.engines.trends.points import Point, Worse, in_order
from rigcheck.kernel.refusals import Refusal


class ThresholdsOutOfOrder(Refusal):
    """A threshold is not above zero, or "may be meaningful" is above "likely real"."""

    code: ClassVar[str] = "thresholds-out-of-order"


class ChangeCode(StrEnum):
    """What can be said of the move from the first score to the latest."""

    NOT_ENOUGH = "not-enough"
    NO_LINE = "no-line"
    NO_CLEAR_CHANGE = "no-clear-change"
    MAYBE_BETTER = "maybe-better"
    MAYBE_WORSE = "maybe-worse"
    LIKELY_BETTER = "likely-better"
    LIKELY_WORSE = "likely-worse"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Points by which an instrument's score has to move, each None where none is published.

    `lowest` and `highest` are the ends of its scale.
    """

    worse: Worse
    lowest: float
    highest: float
    reliable: float | None = None
    meaningful: float | None = None

    def __post_init__(self) -> None:
        known = [move for move in (self.meaningful, self.reliable) if move is not None]
        if known != sorted(known) or any(move <= 0 for move in known) or self.lowest >= self.highest:
            raise ThresholdsOutOfOrder("The change thresholds of this form do not fit together.")


@dataclass(frozen=True, slots=True)
class ReliableChange:
    """The move of a score, and the lines to draw.

    `by` is latest minus first. `above` and `below` are the scores at which a move from the first one is
    likely real; None where the scale ends before, or where no such move is published. All are None
    without any score.
    """

    code: ChangeCode
    first: float | None = None
    latest: float | None = None
    by: float | None = None
    above: float | None = None
    below: float | None = None


def reliable_change(points: Iterable[Point], thresholds: Thresholds) -> ReliableChange:
    """How the latest score stands to the first of those given, by the instrument's own thresholds."""
    ordered = in_order(points)
    if not ordered:
        return ReliableChange(ChangeCode.NOT_ENOUGH)
    first, latest = ordered[0].value, ordered[-1].value
    above, below = _lines(first, thresholds)
    return ReliableChange(
        code=_code(latest - first, thresholds) if len(ordered) > 1 else ChangeCode.NOT_ENOUGH,
        first=first,
        latest=latest,
        by=latest - first,
        above=above,
        below=below,
    )


def _lines(first: float, thresholds: Thresholds) -> tuple[float | None, float | None]:
    if thresholds.reliable is None:
        return None, None
    above, below = first + thresholds.reliable, first - thresholds.reliable
    return (
        above if above <= thresholds.highest else None,
        below if below >= thresholds.lowest else None,
    )


def _code(moved: float, thresholds: Thresholds) -> ChangeCode:
    if thresholds.reliable is None and thresholds.meaningful is None:
        return ChangeCode.NO_LINE
    is_worse = (moved > 0) == (thresholds.worse is Worse.HIGHER)
    if thresholds.reliable is not None and abs(moved) >= thresholds.reliable:
        return ChangeCode.LIKELY_WORSE if is_worse else ChangeCode.LIKELY_BETTER
    if thresholds.meaningful is not None and abs(moved) >= thresholds.meaningful:
        return ChangeCode.MAYBE_WORSE if is_worse else ChangeCode.MAYBE_BETTER
    return ChangeCode.NO_CLEAR_CHANGE
