"""A result in plain words. Never a diagnosis."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _

from rigcheck.care.assessments.models import Taken
from rigcheck.care.assessments.queries.histories import History, ends, history, known, number
from rigcheck.care.assessments.queries.kept import local
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.instruments import Instrument, Result, RuleKind, SafetyRule, offered, score
from rigcheck.engines.instruments.definition import TOTAL, Band, Method, Scale
from rigcheck.kernel.refusals import NotFound

GAUGE = 1000
"""Width of the picture of bands, in its own units."""
GAP = 6


@dataclass(frozen=True, slots=True)
class Segment:
    """One band of the picture: where it lies, and whether the score lies in it."""

    title: str
    span: str
    x: int
    width: int
    here: bool


@dataclass(frozen=True, slots=True)
class Measure:
    """One scale of the result: its value between its ends, its bands, and what the published lines say."""

    title: str
    value: str
    low: str
    high: str
    place: int
    segments: tuple[Segment, ...]
    band: str
    words: str
    reached: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a result page shows."""

    form: Instrument
    name: str
    at: datetime
    total: Measure | None
    parts: tuple[Measure, ...]
    soft: tuple[str, ...]
    advice: tuple[str, ...]
    asks_for_help: bool
    flags: tuple[SafetyRule, ...]
    next_forms: tuple[tuple[Instrument, str], ...]
    history: History | None
    answers: tuple[tuple[str, str], ...]


def outcome(*, one: Stored[Taken], done: Sequence[Stored[Taken]], switched_on: Sequence[str]) -> Outcome:
    """The result of one finished form, beside those before it. Raises NotFound for a form not kept here any more."""
    form = known(one.record)
    if form is None:
        raise NotFound(_("This result belongs to a version of the form that is not kept here any more."))
    result = score(form, one.record.answers)
    asks_for_help = any(rule.kind is RuleKind.CRISIS for rule in result.flags)
    past = history(form.id, [other for other in done if other.record.at <= one.record.at])
    return Outcome(
        form=form,
        name=one.name,
        at=local(one.record.at, one.record.zone),
        total=_total(form, result),
        parts=tuple(_part(form, scale, result) for scale in form.scales if scale.id != TOTAL),
        soft=_texts(result, RuleKind.SOFT),
        advice=_texts(result, RuleKind.ADVICE),
        asks_for_help=asks_for_help,
        flags=result.flags,
        next_forms=_next_forms(result, switched_on),
        history=replace(past, sentence=past.step) if past and asks_for_help else past,
        answers=tuple(_answers(form, one.record)),
    )


def _total(form: Instrument, result: Result) -> Measure | None:
    scale = form.scale(TOTAL)
    if scale is None or result.total is None:
        return None
    return _measure(form, scale, float(result.total), result.band, result)


def _part(form: Instrument, scale: Scale, result: Result) -> Measure:
    value = float(result.subscales[scale.id])
    return _measure(form, scale, value, result.subscale_bands.get(scale.id), result)


def _measure(form: Instrument, scale: Scale, value: float, band: Band | None, result: Result) -> Measure:
    low, high = ends(form, scale)
    return Measure(
        title=_(scale.title),
        value=number(value),
        low=number(low),
        high=number(high),
        place=_place(value, low, high),
        segments=_segments(form, scale, band, low, high),
        band=_(band.title) if band else "",
        words=_(band.text) if band else "",
        reached=tuple(dict.fromkeys(_(cut.text) for cut in result.reached if cut.of == scale.id)),
    )


def _place(value: float, low: float, high: float) -> int:
    return round((value - low) / (high - low) * GAUGE)


def _segments(form: Instrument, scale: Scale, here: Band | None, low: float, high: float) -> tuple[Segment, ...]:
    bands = [band for band in form.bands if band.of == scale.id]
    tops = [*(band.at_least for band in bands), high][1:]
    return tuple(
        Segment(
            title=_(band.title),
            span=_span(scale, band, top, last=band is bands[-1]),
            x=_place(max(band.at_least, low), low, high),
            width=_place(top, low, high) - _place(max(band.at_least, low), low, high) - GAP,
            here=band is here,
        )
        for band, top in zip(bands, tops, strict=True)
    )


def _span(scale: Scale, band: Band, top: float, *, last: bool) -> str:
    """Where a level lies: from and to for whole points, from where it begins for means, which know no gap."""
    if scale.method is Method.MEAN:
        return _("from %(low)s") % {"low": number(band.at_least)}
    return _("%(low)s to %(high)s") % {"low": number(band.at_least), "high": number(top if last else top - 1)}


def _texts(result: Result, kind: RuleKind) -> tuple[str, ...]:
    return tuple(_(rule.text) for rule in result.flags if rule.kind is kind)


def _next_forms(result: Result, switched_on: Sequence[str]) -> tuple[tuple[Instrument, str], ...]:
    on_offer = {form.id: form for form in offered(switched_on)}
    return tuple((on_offer[one.next], _(one.text)) for one in result.suggestions if one.next in on_offer)


def _answers(form: Instrument, record: Taken) -> list[tuple[str, str]]:
    said = []
    for item in form.items:
        if item.id in record.answers:
            words = {answer.value: answer.text for answer in item.answers.answers}
            said.append((item.text, words[record.answers[item.id]]))
    return said
