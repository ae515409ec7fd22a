"""Scores one set of answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rigcheck.engines.instruments import refusals
from rigcheck.engines.instruments.definition import Band, Cut, Instrument, SafetyRule, Score, Suggestion
from rigcheck.engines.instruments.path import fired, skipped_places
from rigcheck.engines.instruments.plan import Plan, plan_for
from rigcheck.engines.instruments.reading import load


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """Answers as they are kept: with the id and version of their form, and no label or verdict.

    `authored` is when they were given, ISO 8601, as the caller says; empty when that is not kept.
    """

    instrument: str
    version: str
    answers: Mapping[str, int]
    authored: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a set of answers comes to. Never a diagnosis.

    `total` is None for forms without one. `patterns` are ids for clinicians only. `ignored` names answered
    questions that the skip rules do not ask; they count 0.
    """

    instrument: str
    version: str
    total: Score | None
    band: Band | None
    subscales: Mapping[str, Score]
    subscale_bands: Mapping[str, Band]
    reached: tuple[Cut, ...]
    flags: tuple[SafetyRule, ...]
    suggestions: tuple[Suggestion, ...]
    patterns: tuple[str, ...] = ()
    ignored: tuple[str, ...] = field(default=())


def score(instrument: Instrument, answers: Mapping[str, int]) -> Result:
    """The result of a finished form.

    `answers` maps item ids to whole numbers from the listed set. Raises UnknownItem, MissingAnswer,
    NotWholeNumber or OutOfRange, looked for in that order; a form is never scored in part.
    """
    plan = plan_for(instrument)
    given = _given(plan, answers)
    passed = skipped_places(plan, given) if plan.skips else set()
    if None in given:
        _refuse_missing(plan, given, passed)
    counted = [0 if value is None or place in passed else value for place, value in enumerate(given)]
    total = plan.total.outcome(counted) if plan.total else None
    flags = fired(plan, given)
    subscales: dict[str, Score] = {}
    bands: dict[str, Band] = {}
    reached, suggestions = (total.cuts, total.suggestions) if total else ((), ())
    flags += total.flags if total else ()
    for scale in plan.subscales:
        outcome = scale.outcome(counted)
        subscales[scale.scale.id] = outcome.value
        if outcome.band:
            bands[scale.scale.id] = outcome.band
        reached += outcome.cuts
        suggestions += outcome.suggestions
        flags += outcome.flags
    return Result(
        instrument=instrument.id,
        version=instrument.version,
        total=total.value if total else None,
        band=total.band if total else None,
        subscales=subscales,
        subscale_bands=bands,
        reached=reached,
        flags=flags,
        suggestions=suggestions,
        patterns=_patterns(plan, counted) if plan.patterns else (),
        ignored=tuple(plan.items[place][0] for place in sorted(passed) if given[place] is not None),
    )


def score_sheet(sheet: AnswerSheet) -> Result:
    """The result of kept answers. Raises UnknownInstrument or UnknownVersion before anything else."""
    return score(load(sheet.instrument, sheet.version), sheet.answers)


def _given(plan: Plan, answers: Mapping[str, int]) -> list[int | None]:
    """The answers by position, None where there is none."""
    given: list[int | None] = []
    sound = True
    for item_id, allowed in plan.items:
        value = answers.get(item_id)
        given.append(value)
        sound = sound and (value is None or (type(value) is int and value in allowed))
    if not sound or not plan.names.issuperset(answers):
        _refuse(plan, answers, given)
    return given


def _refuse(plan: Plan, answers: Mapping[str, int], given: list[int | None]) -> None:
    """Name what is wrong with these answers, the most basic thing first."""
    unknown = [item_id for item_id in answers if item_id not in plan.names]
    if unknown:
        raise refusals.UnknownItem(f"The form has no question called {unknown[0]!r}.")
    _refuse_missing(plan, given, skipped_places(plan, given))
    for (item_id, _), value in zip(plan.items, given, strict=True):
        if value is not None and type(value) is not int:
            raise refusals.NotWholeNumber(f"The answer to {item_id} is not a whole number.")
    item_id = next(name for name, allowed in plan.items if answers.get(name, min(allowed)) not in allowed)
    raise refusals.OutOfRange(f"The answer to {item_id} is not among those listed for it.")


def _refuse_missing(plan: Plan, given: list[int | None], passed: set[int]) -> None:
    missing = [place for place in plan.required if given[place] is None and place not in passed]
    if missing:
        name = plan.items[missing[0]][0]
        raise refusals.MissingAnswer(f"{name} has no answer yet; a form is scored only when it is complete.")


def _patterns(plan: Plan, counted: list[int]) -> tuple[str, ...]:
    """The ids of the diagnostic-type patterns that are present."""
    counts = [sum([counted[place] >= lowest for place, lowest in checks]) for checks in plan.counts]
    return tuple(
        pattern
        for pattern, needs in plan.patterns
        if all(least <= counts[count] <= most for count, least, most in needs)
    )
