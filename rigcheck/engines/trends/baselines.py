"""A person's own usual range, and whether the last days have left it.

Everybody differs, and everybody goes up and down. So a person is compared with nobody but themselves, and
is told of a change only once the middle of their recent days lies outside their own usual range.

The range is the median of the earlier days, give or take one scaled median absolute deviation, and at
least three quarters of one step of the scale, since many people give the same answer for weeks. It is never
narrower than the middle four fifths of those days: somebody who is often at 3 and often at 2 is used to 2.
These widths and the lengths of the windows are our choice; a test measures how rarely ordinary noise is
called a change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median
from typing import Final

from rigcheck.engines.trends.points import Point, Worse, by_day

# Makes the median absolute deviation of normal noise as wide as its standard deviation.
LIKE_A_DEVIATION: Final = 1.4826
NARROWEST: Final = 0.75
OUTER_PART: Final = 0.1

BASELINE_DAYS: Final = 90
FIRST_DAYS: Final = 28
LEAST_BASELINE_DAYS: Final = 10
RECENT_DAYS: Final = 14
LEAST_RECENT_DAYS: Final = 5

_ONE_DAY: Final = timedelta(days=1)


class Window(StrEnum):
    """Which days are usual: the first four weeks on record, or the ninety days before the recent ones."""

    FIRST = "first"
    TRAILING = "trailing"


class DriftCode(StrEnum):
    """What can be said of the recent days; the sentence for each is the page's."""

    NOT_ENOUGH = "not-enough"
    USUAL = "usual"
    BETTER = "better"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Baseline:
    """A person's own usual: the median, and the range around it, of `days` days with values."""

    usual: float
    low: float
    high: float
    days: int


@dataclass(frozen=True, slots=True)
class Drift:
    """Where the recent days lie. `recent` is their median; it and `baseline` are None if not known."""

    code: DriftCode
    recent: float | None = None
    recent_days: int = 0
    baseline: Baseline | None = None


def baseline_of(daily: Mapping[date, float], step: float = 1.0) -> Baseline | None:
    """The usual range of these days, one value each; None for fewer than ten days.

    `step` is the smallest difference that the scale can show, such as 1 on a scale of 1 to 5.
    """
    if len(daily) < LEAST_BASELINE_DAYS:
        return None
    values = sorted(daily.values())
    usual = median(values)
    spread = LIKE_A_DEVIATION * median(abs(value - usual) for value in values)
    reach = max(spread, NARROWEST * step)
    outer = int(OUTER_PART * len(values))
    return Baseline(
        usual=usual,
        low=min(usual - reach, values[outer]),
        high=max(usual + reach, values[-1 - outer]),
        days=len(values),
    )


def drift(
    points: Iterable[Point],
    today: date,
    *,
    worse: Worse,
    step: float = 1.0,
    window: Window = Window.TRAILING,
) -> Drift:
    """Whether the last fourteen days, `today` included, lie outside a person's own usual range.

    Days without a value are passed over. Fewer than five recent days with a value, or fewer than ten
    earlier ones, are not enough to say anything.
    """
    daily = by_day(point for point in points if point.day <= today)
    recent = last_days(daily, today, RECENT_DAYS)
    baseline = baseline_of(_usual_days(daily, today, window), step)
    if baseline is None or len(recent) < LEAST_RECENT_DAYS:
        return Drift(DriftCode.NOT_ENOUGH, recent_days=len(recent), baseline=baseline)
    middle = median(recent.values())
    return Drift(side(middle, baseline, worse), middle, len(recent), baseline)


def last_days(daily: Mapping[date, float], today: date, days: int) -> dict[date, float]:
    """Those of the last `days` days, `today` included, that have a value."""
    return {day: value for day, value in daily.items() if timedelta() <= today - day < days * _ONE_DAY}


def days_before(daily: Mapping[date, float], today: date, days: int) -> dict[date, float]:
    """The ninety days before the last `days` days."""
    return last_days(daily, today - days * _ONE_DAY, BASELINE_DAYS)


def side(value: float, baseline: Baseline, worse: Worse) -> DriftCode:
    """On which side of the usual range a value lies; on its edge is still usual."""
    if baseline.low <= value <= baseline.high:
        return DriftCode.USUAL
    is_worse = (value > baseline.high) == (worse is Worse.HIGHER)
    return DriftCode.WORSE if is_worse else DriftCode.BETTER


def _usual_days(daily: Mapping[date, float], today: date, window: Window) -> dict[date, float]:
    if window is Window.TRAILING:
        return days_before(daily, today, RECENT_DAYS)
    first = min(daily, default=today)
    last = min(first + (FIRST_DAYS - 1) * _ONE_DAY, today - RECENT_DAYS * _ONE_DAY)
    return {day: value for day, value in daily.items() if day <= last}
