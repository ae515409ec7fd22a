"""A member's own scores over time, with the line from which a change is likely real."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rigcheck.care.assessments.models import Draft, Taken
from rigcheck.care.assessments.queries.kept import local
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.instruments import (
    Change,
    ChangeKind,
    Direction,
    Instrument,
    Turn,
    change,
    load,
    reliable_lines,
    score,
)
from rigcheck.engines.instruments.definition import TOTAL, Method, Scale
from rigcheck.engines.instruments.refusals import UnknownInstrument, UnknownVersion
from rigcheck.engines.instruments.texts import CHANGES

MOST_LINES = 4
"""Lines that a chart draws."""


@dataclass(frozen=True, slots=True)
class Filled:
    """One finished form in numbers: when, and the value of each scale by its id."""

    name: str
    at: datetime
    values: dict[str, float]


@dataclass(frozen=True, slots=True)
class History:
    """One form's results in order of time, with the sentence and the chart that tell them.

    `step` is the sentence without a word on whether it went well: for beside an answer that asks for help.
    """

    form: Instrument
    filled: tuple[Filled, ...]
    sentence: str
    step: str
    chart: dict[str, object]
    headers: list[str]
    rows: list[list[str]]

    @property
    def id(self) -> str:
        return f"history-{self.form.id}"

    @property
    def title(self) -> str:
        return _(self.form.title)


def histories(done: Sequence[Stored[Taken]], *, zone: str = "") -> list[History]:
    """One history for each form with a score, of those filled in with the version kept here; the latest first."""
    names = dict.fromkeys(one.record.instrument for one in reversed(done))
    found = [history(name, done, zone=zone) for name in names]
    return [one for one in found if one is not None]


def history(form_id: str, done: Iterable[Stored[Taken]], *, zone: str = "") -> History | None:
    """The history of one form, or None where it has no score or is not kept here any more."""
    own = [one for one in done if one.record.instrument == form_id]
    form = known(own[-1].record) if own else None
    if form is None or not form.scales:
        return None
    filled = tuple(_filled(form, one, zone) for one in own if one.record.form_version == form.version)
    scales = shown_scales(form)
    return History(
        form=form,
        filled=filled,
        sentence=_sentence(form, filled),
        step=_step(form, filled),
        chart=_chart(form, scales, filled),
        headers=[_("Date"), *(_(scale.title) for scale in scales)],
        rows=[_row(scales, one) for one in reversed(filled)],
    )


def known(record: Taken | Draft) -> Instrument | None:
    """The form that a record was filled in with, or None where it is not kept here any more."""
    try:
        return load(record.instrument, record.form_version)
    except (UnknownInstrument, UnknownVersion):
        return None


def shown_scales(form: Instrument) -> tuple[Scale, ...]:
    """The total alone where there is one, else the subscales."""
    total = form.scale(TOTAL)
    return (total,) if total else form.scales[:MOST_LINES]


def ends(form: Instrument, scale: Scale) -> tuple[float, float]:
    """The lowest and the highest value that a scale can come to."""
    sets = [form.item(item_id).answers.values for item_id in scale.items]
    low, high = sum(min(values) for values in sets), sum(max(values) for values in sets)
    if scale.method is Method.MEAN:
        return low / len(sets) * scale.multiply, high / len(sets) * scale.multiply
    return low * scale.multiply, high * scale.multiply


def number(value: float) -> str:
    """A score as it is written: whole where it is whole, else with the one or two digits that it needs."""
    places = next((places for places in (0, 1) if round(value, places) == round(value, 6)), 2)
    return number_format(value, decimal_pos=places)


def compared(form: Instrument, filled: Sequence[Filled]) -> tuple[Change, date] | None:
    """The step from the result before to the latest, and that day; None where there is no such step."""
    if len(filled) <= 1 or form.scale(TOTAL) is None or form.direction is Direction.NEITHER:
        return None
    before, latest = filled[-2], filled[-1]
    return change(form, _score(before), _score(latest)), before.at.date()


def _score(one: Filled) -> float:
    value = one.values[TOTAL]
    return int(value) if value == int(value) else value


def _filled(form: Instrument, one: Stored[Taken], zone: str) -> Filled:
    result = score(form, one.record.answers)
    total = {} if result.total is None else {TOTAL: float(result.total)}
    scored = {name: float(value) for name, value in result.subscales.items()}
    return Filled(one.name, local(one.record.at, zone or one.record.zone), total | scored)


def _sentence(form: Instrument, filled: Sequence[Filled]) -> str:
    said, step = _step(form, filled), compared(form, filled)
    return said if step is None or step[0].turn is Turn.SAME else f"{said} {_meaning(step[0])}"


def _step(form: Instrument, filled: Sequence[Filled]) -> str:
    step = compared(form, filled)
    if step is None:
        return _("One result so far. A second one shows a direction.") if len(filled) == 1 else _no_total(filled)
    moved, since = step
    said = {"since": date_format(since, "DATE_FORMAT"), "points": number(abs(moved.difference))}
    if moved.turn is Turn.SAME:
        return _("The same as on %(since)s.") % said
    up = _("Up %(points)s since %(since)s.") if moved.difference > 0 else _("Down %(points)s since %(since)s.")
    return up % said


def _no_total(filled: Sequence[Filled]) -> str:
    return _("%(count)d results. Look at the direction over months, not at one step.") % {"count": len(filled)}


def _meaning(moved: Change) -> str:
    if moved.kind not in {ChangeKind.RELIABLE, ChangeKind.MEANINGFUL}:
        return _(CHANGES[moved.kind])
    better = moved.turn is Turn.BETTER
    return f"{_(CHANGES[moved.kind])} {_('It went the better way.') if better else _('It went the harder way.')}"


def _chart(form: Instrument, scales: Sequence[Scale], filled: Sequence[Filled]) -> dict[str, object]:
    lows, highs = zip(*(ends(form, scale) for scale in scales), strict=True)
    return {
        "x": [int(one.at.timestamp()) for one in filled],
        "time": True,
        "low": min(lows),
        "high": max(highs),
        "lines": [
            {"label": _(scale.title), "values": [one.values.get(scale.id) for one in filled]} for scale in scales
        ],
        "marks": _marks(form, filled),
    }


def _marks(form: Instrument, filled: Sequence[Filled]) -> list[dict[str, object]]:
    """The lines at which the latest total would be likely really other than the one before."""
    if len(filled) <= 1 or form.scale(TOTAL) is None or form.direction is Direction.NEITHER:
        return []
    lines = reliable_lines(form, _score(filled[-2]))
    if lines is None:
        return []
    worse_above = form.direction is Direction.HIGHER_IS_WORSE
    named = [
        (lines.above, _("Likely really harder") if worse_above else _("Likely really better")),
        (lines.below, _("Likely really better") if worse_above else _("Likely really harder")),
    ]
    return [{"label": label, "at": at} for at, label in named if at is not None]


def _row(scales: Sequence[Scale], one: Filled) -> list[str]:
    missing = pgettext("no value", "none")
    values = [one.values.get(scale.id) for scale in scales]
    return [date_format(one.at, "DATE_FORMAT"), *(missing if value is None else number(value) for value in values)]
