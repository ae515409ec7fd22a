"""The work of scoring, done once for each instrument: positions instead of names, tables instead of rules."""

from dataclasses import dataclass
from functools import cache

from rigcheck.engines.instruments import definition as d

Checks = tuple[tuple[int, int], ...]
"""Things to count: each (position of the item, lowest answer that counts)."""
Needs = tuple[tuple[int, int, int], ...]
"""What a pattern needs: each (position in the counts, lowest, highest)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything that one raw score of a scale leads to."""

    value: d.Score
    band: d.Band | None
    cuts: tuple[d.Cut, ...]
    flags: tuple[d.SafetyRule, ...]
    suggestions: tuple[d.Suggestion, ...]


@dataclass(frozen=True, slots=True)
class ScalePlan:
    """A scale by positions. Raw score = constant + straight answers - reversed answers.

    `outcomes[raw - low]` says what follows. A reversed answer x counts lowest + highest - x, whose fixed
    part is in the constant.
    """

    scale: d.Scale
    straight: tuple[int, ...]
    turned: tuple[int, ...]
    constant: int
    low: int
    outcomes: tuple[Outcome, ...]
    bands: tuple[d.Band, ...]

    def outcome(self, counted: list[int]) -> Outcome:
        """What the counted answers, one for each item of the form, lead to on this scale."""
        raw = self.constant
        for index in self.straight:
            raw += counted[index]
        for index in self.turned:
            raw -= counted[index]
        return self.outcomes[raw - self.low]


@dataclass(frozen=True, slots=True)
class Plan:
    """One instrument, ready to score."""

    items: tuple[tuple[str, frozenset[int]], ...]
    names: frozenset[str]
    required: tuple[int, ...]
    total: ScalePlan | None
    subscales: tuple[ScalePlan, ...]
    item_rules: tuple[tuple[d.SafetyRule, tuple[int, ...]], ...]
    skips: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    counts: tuple[Checks, ...]
    patterns: tuple[tuple[str, Needs], ...]

    @property
    def scales(self) -> tuple[ScalePlan, ...]:
        """All scales, the total first."""
        return (self.total, *self.subscales) if self.total else self.subscales


@cache
def plan_for(instrument: d.Instrument) -> Plan:
    """The plan of an instrument; made once."""
    place = {item.id: index for index, item in enumerate(instrument.items)}
    scales = tuple(_scale_plan(instrument, scale, place) for scale in instrument.scales)
    counts, patterns = _patterns(instrument, place)
    return Plan(
        items=tuple((item.id, item.answers.values) for item in instrument.items),
        names=frozenset(place),
        required=tuple(index for index, item in enumerate(instrument.items) if not item.optional),
        total=next((plan for plan in scales if plan.scale.id == d.TOTAL), None),
        subscales=tuple(plan for plan in scales if plan.scale.id != d.TOTAL),
        item_rules=tuple(
            (rule, tuple(place[item] for item in rule.items)) for rule in instrument.safety if not rule.of
        ),
        skips=tuple(
            (tuple(place[item] for item in skip.when_zero), tuple(place[item] for item in skip.skip))
            for skip in instrument.skips
        ),
        counts=counts,
        patterns=patterns,
    )


def _scale_plan(instrument: d.Instrument, scale: d.Scale, place: dict[str, int]) -> ScalePlan:
    items = [instrument.item(item_id) for item_id in scale.items]
    spans = [(min(item.answers.values), max(item.answers.values)) for item in items]
    low, high = sum(span[0] for span in spans), sum(span[1] for span in spans)
    bands = tuple(band for band in instrument.bands if band.of == scale.id)
    return ScalePlan(
        scale=scale,
        straight=tuple(place[item.id] for item in items if not item.reversed),
        turned=tuple(place[item.id] for item in items if item.reversed),
        constant=sum(sum(span) for item, span in zip(items, spans, strict=True) if item.reversed),
        low=low,
        outcomes=tuple(_outcome(instrument, scale, bands, raw) for raw in range(low, high + 1)),
        bands=bands,
    )


def _outcome(instrument: d.Instrument, scale: d.Scale, bands: tuple[d.Band, ...], raw: int) -> Outcome:
    value = _value(scale, raw)
    reached = [band for band in bands if band.at_least <= value]
    return Outcome(
        value=value,
        band=reached[-1] if reached else None,
        cuts=tuple(
            cut
            for cut in instrument.cuts
            if cut.of == scale.id and cut.audience == "everyone" and cut.reached_by(value)
        ),
        flags=tuple(rule for rule in instrument.safety if rule.of == scale.id and value >= rule.at_least),
        suggestions=tuple(
            suggestion
            for suggestion in instrument.suggestions
            if suggestion.of == scale.id and value >= suggestion.at_least
        ),
    )


def _value(scale: d.Scale, raw: int) -> d.Score:
    if scale.method is d.Method.MEAN:
        return raw * scale.multiply / len(scale.items)
    return raw * scale.multiply


def _patterns(
    instrument: d.Instrument, place: dict[str, int]
) -> tuple[tuple[Checks, ...], tuple[tuple[str, Needs], ...]]:
    """Patterns over shared counts, so that what two patterns count is counted once."""
    counts: dict[Checks, int] = {}
    patterns: list[tuple[str, Needs]] = []
    for pattern in instrument.patterns:
        needs = []
        for need in pattern.needs:
            checks = tuple((place[item], need.exceptions.get(item, need.answer)) for item in need.items)
            needs.append((counts.setdefault(checks, len(counts)), need.at_least, need.at_most))
        patterns.append((pattern.id, tuple(needs)))
    return tuple(counts), tuple(patterns)
