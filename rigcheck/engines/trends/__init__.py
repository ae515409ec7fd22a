"""How one person's own series goes over weeks: summaries, own usual range, early signs, charts.

    drift([Point(day, mood), ...], today, worse=Worse.LOWER).code       # usual, better, worse, not-enough

Answers are codes and numbers; the sentences are the page's. Nobody is compared with anybody else.
"""

from rigcheck.engines.trends.baselines import Baseline, Drift, DriftCode, Window, baseline_of, drift
from rigcheck.engines.trends.charts import TooFewPoints, thinned
from rigcheck.engines.trends.points import NotANumber, NoZone, Point, Worse, by_day
from rigcheck.engines.trends.signs import EarlySign, Series, SignCode, early_signs
from rigcheck.engines.trends.summaries import (
    QUARTER,
    YEAR,
    MomentNeeded,
    ShiftMean,
    Summary,
    WeekMean,
    shift_means,
    summarise,
    weekly_means,
)

__all__ = [
    "QUARTER",
    "YEAR",
    "Baseline",
    "Drift",
    "DriftCode",
    "EarlySign",
    "MomentNeeded",
    "NoZone",
    "NotANumber",
    "Point",
    "Series",
    "ShiftMean",
    "SignCode",
    "Summary",
    "TooFewPoints",
    "WeekMean",
    "Window",
    "Worse",
    "baseline_of",
    "by_day",
    "drift",
    "early_signs",
    "shift_means",
    "summarise",
    "thinned",
    "weekly_means",
]
