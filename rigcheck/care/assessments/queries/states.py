"""What the engine that suggests needs to know of a member's assessments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from rigcheck.care.assessments.models import Draft, Drafts, Taken
from rigcheck.care.assessments.queries.histories import known
from rigcheck.care.assessments.queries.kept import local
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.instruments import Instrument, SafetyRule, flags, score
from rigcheck.engines.triage import Flag, Level, Score, State

A_FLAG_STANDS: Final = 14
"""Days that a flag stands at most, as long as the PHQ-9 looks back; less where the form looks back less: "do not
drive now" is said for a day, not for a fortnight."""


def state(base: State, done: Sequence[Stored[Taken]], paused: Drafts | None = None) -> State:
    """The state with the member's scores, and with the flags that still stand.

    Forms on their way count for flags as well: whoever goes to the lines may never come back to the last question.
    """
    scores, standing = list(base.scores), set(base.flags)
    for record in (one.record for one in done):
        form = known(record)
        on = local(record.at, record.zone).date()
        if form is not None:
            scores += [Score(name, value, on) for name, value in _values(form, record.answers).items()]
            standing |= _flags(form, record.answers, base.today - on)
    for draft in paused.paused if paused else ():
        standing |= _draft_flags(draft, base.today)
    return replace(base, scores=tuple(scores), flags=frozenset(standing))


def _values(form: Instrument, answers: Mapping[str, int]) -> dict[str, float]:
    """The total by the form's id, each part as "cbi.work"."""
    result = score(form, answers)
    total = {} if result.total is None else {form.id: float(result.total)}
    return total | {f"{form.id}.{name}": float(value) for name, value in result.subscales.items()}


def _draft_flags(draft: Draft, today: date) -> set[Flag]:
    form = known(draft)
    return _flags(form, draft.answers, today - local(draft.at, draft.zone).date()) if form else set()


def _flags(form: Instrument, answers: Mapping[str, int], age: timedelta) -> set[Flag]:
    stands = min(form.recall_days or A_FLAG_STANDS, A_FLAG_STANDS)
    return {_flag(rule) for rule in flags(form, answers)} if age <= timedelta(days=stands) else set()


def _flag(rule: SafetyRule) -> Flag:
    return Flag(rule.id, Level(rule.kind.value))
