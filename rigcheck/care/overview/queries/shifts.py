"""The same records by shift: each shift with the time off after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rigcheck.care.overview.queries.drawing import number
from rigcheck.care.overview.queries.series import SCALES, Gathered
from rigcheck.engines.shifts import shifts
from rigcheck.engines.trends import ShiftMean, shift_means

MOST: Final = 12
REACH: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class ByShift:
    """A table: one row for each of the latest shifts that has an entry, the newest first."""

    headers: list[str]
    rows: list[list[str]]


def by_shift(found: Gathered) -> ByShift | None:
    """Means by shift; None without a shift pattern, or without an entry in any of its shifts."""
    if found.pattern is None:
        return None
    spans = [shift.span for shift in shifts(found.pattern, found.now - REACH, found.now)]
    if not spans:
        return None
    zone = ZoneInfo(found.zone)
    columns = [shift_means(found.points[scale.name], spans) for scale in SCALES]
    rows = [
        [date_format(means[0].shift.start.astimezone(zone), "SHORT_DATETIME_FORMAT"), *_figures(means)]
        for means in zip(*columns, strict=True)
        if any(mean.points for mean in means)
    ]
    return ByShift([_("Shift"), *(str(scale.title) for scale in SCALES)], rows[: -MOST - 1 : -1]) if rows else None


def _figures(means: Sequence[ShiftMean]) -> list[str]:
    missing = pgettext("no value", "none")
    return [missing if mean.mean is None else number(round(mean.mean, 1)) for mean in means]
