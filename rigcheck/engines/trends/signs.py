"""Early signs, for oneself only: what a person may want to notice before they feel it.

They are worked out from a person's own entries and shown to that person. They are never stored, sent,
counted or shown to anybody else (FACTS 0, rule 3).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from typing import Final

from rigcheck.engines.trends.baselines import Baseline, DriftCode, baseline_of, days_before, last_days, side
from rigcheck.engines.trends.points import Point, Worse, by_day

SIGN_DAYS: Final = 7
LEAST_SIGN_DAYS: Final = 4
DAYS_IN_A_ROW: Final = 3


class SignCode(StrEnum):
    """What was noticed; the sentence for each is the page's."""

    SEVERAL_TOGETHER = "several-together"
    WEEK_OUTSIDE = "week-outside"
    DAYS_IN_A_ROW = "days-in-a-row"


@dataclass(frozen=True, slots=True)
class Series:
    """A named series; `step` is the smallest difference that its scale can show."""

    name: str
    points: Sequence[Point]
    worse: Worse
    step: float = 1.0


@dataclass(frozen=True, slots=True)
class EarlySign:
    """One sign: the series it is about, and, for a single one, where its days lie against its usual range."""

    code: SignCode
    series: tuple[str, ...]
    recent: float | None = None
    baseline: Baseline | None = None


def early_signs(series: Iterable[Series], today: date) -> list[EarlySign]:
    """What stands out on the worse side in the last seven days, `today` included; nothing when nothing does.

    A series gives at most one sign: its week as a whole, or else its last three days with a value. Where two
    or more give one, that they come together is said first.
    """
    signs = [sign for each in series if (sign := _sign(each, today)) is not None]
    if len(signs) > 1:
        names = tuple(name for sign in signs for name in sign.series)
        return [EarlySign(SignCode.SEVERAL_TOGETHER, names), *signs]
    return signs


def _sign(series: Series, today: date) -> EarlySign | None:
    daily = by_day(series.points)
    baseline = baseline_of(days_before(daily, today, SIGN_DAYS), series.step)
    if baseline is None:
        return None
    recent = last_days(daily, today, SIGN_DAYS)
    code = _code(recent, baseline, series.worse)
    return EarlySign(code, (series.name,), median(recent.values()), baseline) if code else None


def _code(recent: Mapping[date, float], baseline: Baseline, worse: Worse) -> SignCode | None:
    sides = [side(value, baseline, worse) for value in recent.values()]
    whole_week = len(recent) >= LEAST_SIGN_DAYS
    if whole_week and side(median(recent.values()), baseline, worse) is DriftCode.WORSE:
        return SignCode.WEEK_OUTSIDE
    if sides[-DAYS_IN_A_ROW:] == [DriftCode.WORSE] * DAYS_IN_A_ROW:
        return SignCode.DAYS_IN_A_ROW
    return None
