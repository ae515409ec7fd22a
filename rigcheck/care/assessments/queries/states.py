"""What the engine that suggests needs to know of a member's assessments."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Final

from rigcheck.care.assessments.models import Taken
from rigcheck.care.assessments.queries.histories import known
from rigcheck.care.assessments.queries.kept import local
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.instruments import SafetyRule, flags
from rigcheck.engines.triage import Flag, Level, Score, State

A_FLAG_STANDS: Final = timedelta(days=14)
"""As long as the PHQ-9 looks back."""


def state(base: State, done: Sequence[Stored[Taken]]) -> State:
    """The state with the member's scores, and with the flags of the last fortnight."""
    scores, standing = [], set(base.flags)
    for one in done:
        on = local(one.record.at, one.record.zone).date()
        if one.record.total is not None:
            scores.append(Score(one.record.instrument, one.record.total, on))
        if base.today - on <= A_FLAG_STANDS:
            standing |= {_flag(rule) for rule in _rules(one.record)}
    return replace(base, scores=(*base.scores, *scores), flags=frozenset(standing))


def _rules(record: Taken) -> tuple[SafetyRule, ...]:
    form = known(record)
    return flags(form, record.answers) if form else ()


def _flag(rule: SafetyRule) -> Flag:
    return Flag(rule.id, Level(rule.kind.value))
