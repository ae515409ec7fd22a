"""One series as a page shows it: a sentence, a chart with the own usual range, and the same figures as a table."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from rigcheck.care.overview.queries.series import QUARTER, SCALES, Gathered, Scale
from rigcheck.engines.trends import Drift, DriftCode, Point, Worse, drift, weekly_means


class _Dates(dict[date, str]):
    """Days as they are written: every series has the same ones, and writing a date is slow."""

    def __missing__(self, day: date) -> str:
        self[day] = date_format(day, "SHORT_DATE_FORMAT")
        return self[day]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart frame's contents.

    `code` says where the last two weeks lie against the own usual range, `hard_week` whether the last seven days
    stand out on the hard side of it.
    """

    name: str
    title: str
    sentence: str
    code: DriftCode
    chart: dict[str, object]
    headers: list[str]
    rows: list[list[str]]
    hard_week: bool = False


def drawn(found: Gathered, *, days: int, hard: Collection[str] = ()) -> list[Drawn]:
    """Each scale with values in the last `days` days: by day for a quarter, by week for longer.

    `hard` names the scales whose last seven days stand out.
    """
    dates = _Dates()
    figures = [(scale, _drawn(found, scale, days, dates)) for scale in SCALES]
    return [replace(one, hard_week=scale.name in hard) for scale, one in figures if one is not None]


def number(value: float) -> str:
    """A figure with at most one digit after the point."""
    return number_format(value, decimal_pos=0 if value == int(value) else 1)


def _drawn(found: Gathered, scale: Scale, days: int, dates: _Dates) -> Drawn | None:
    points, daily = found.points[scale.name], found.daily[scale.name]
    since = found.today - timedelta(days=days - 1)
    figures = _by_day(daily, since) if days <= QUARTER else _by_week(points, since, found.today)
    if not figures:
        return None
    moved = drift(daily, found.today, worse=scale.worse, step=scale.step)
    return Drawn(
        name=f"trend-{scale.name}",
        title=str(scale.title),
        sentence=_sentence(scale, moved),
        code=moved.code,
        chart=_chart(scale, figures, moved),
        headers=[_("Day") if days <= QUARTER else _("Week from"), str(scale.title)],
        rows=[[dates[day], number(value)] for day, value in reversed(figures)],
    )


def _by_day(daily: Sequence[Point], since: date) -> list[tuple[date, float]]:
    return [(point.day, point.value) for point in daily if point.day >= since]


def _by_week(points: Sequence[Point], since: date, until: date) -> list[tuple[date, float]]:
    return [(week.monday, week.mean) for week in weekly_means(points, since, until) if week.mean is not None]


def _chart(scale: Scale, figures: Sequence[tuple[date, float]], moved: Drift) -> dict[str, object]:
    chart: dict[str, object] = {
        "x": [int(datetime.combine(day, time(12), tzinfo=UTC).timestamp()) for day, _value in figures],
        "time": True,
        "low": scale.low,
        "high": scale.high,
        "lines": [{"label": str(scale.title), "values": [round(value, 2) for _day, value in figures]}],
    }
    if moved.baseline:
        low, high = max(moved.baseline.low, scale.low), min(moved.baseline.high, scale.high)
        chart["band"] = {
            "label": _("My usual range"),
            "low": [round(low, 2)] * len(figures),
            "high": [round(high, 2)] * len(figures),
        }
    return chart


def _sentence(scale: Scale, moved: Drift) -> str:
    if moved.code is DriftCode.NOT_ENOUGH or moved.baseline is None or moved.recent is None:
        return _("Not enough check-ins yet to say what is usual for you.")
    said = {
        "recent": number(moved.recent),
        "low": number(max(moved.baseline.low, scale.low)),
        "high": number(min(moved.baseline.high, scale.high)),
    }
    if moved.code is DriftCode.USUAL:
        return _("The last two weeks are within your own usual range (%(low)s to %(high)s).") % said
    above = (moved.code is DriftCode.WORSE) == (scale.worse is Worse.HIGHER)
    if above:
        return _("The last two weeks lie above your own usual range: %(recent)s against %(low)s to %(high)s.") % said
    return _("The last two weeks lie below your own usual range: %(recent)s against %(low)s to %(high)s.") % said
