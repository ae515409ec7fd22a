"""The work behind `columns`: all rules in one pass over pieces that fit a core's cache."""

from collections.abc import Mapping

import numpy as np

from rigcheck.engines.instruments.arrays import Bytes
from rigcheck.engines.instruments.checking import Checked, Checker
from rigcheck.engines.instruments.columns import ColumnScores
from rigcheck.engines.instruments.definition import Instrument
from rigcheck.engines.instruments.plan import Plan, plan_for
from rigcheck.engines.instruments.refusals import WrongColumns
from rigcheck.engines.instruments.work import PatternWork, RuleWork, ScaleWork, count

PIECE = 1 << 16
"""Rows at a time: the columns of a form and the working arrays then stay in the second-level cache."""


def score_in_pieces(instrument: Instrument, columns: Mapping[str, Bytes]) -> ColumnScores:
    """See `columns.score_columns`."""
    plan = plan_for(instrument)
    given, rows = _in_order(instrument, plan, columns)
    checker = Checker(plan, [values is not None for values in given])
    states = np.empty(rows, np.uint8)
    scales = [ScaleWork(scale, rows) for scale in (plan.total, *plan.subscales) if scale]
    rules = [RuleWork(plan, rule, rows) for rule in instrument.safety]
    patterns = PatternWork(plan)
    scored = missing = 0
    for start in range(0, rows, PIECE):
        here = slice(start, start + PIECE)
        views = [None if values is None else values[here] for values in given]
        checked = checker.check(views)
        _state(checked, states[here])
        raws = {scale.plan.scale.id: scale.add(checked, here) for scale in scales}
        for rule in rules:
            rule.add(views, raws, checked.sound, here)
        patterns.add(checked)
        scored += count(checked.sound)
        missing += count(checked.missing)
    return ColumnScores(
        instrument=instrument.id,
        version=instrument.version,
        states=states,
        scales={scale.plan.scale.id: scale.result(scored) for scale in scales},
        flags={rule.rule.id: rule.flags for rule in rules},
        scored=scored,
        refused={"missing": missing, "out-of-range": rows - scored - missing},
        flag_counts={rule.rule.id: rule.count for rule in rules},
        refused_flags={rule.rule.id: rule.among_refused for rule in rules if not rule.rule.of},
        pattern_counts=patterns.found,
    )


def _in_order(instrument: Instrument, plan: Plan, columns: Mapping[str, Bytes]) -> tuple[list[Bytes | None], int]:
    """The columns by position, and their length. Raises WrongColumns."""
    needed = {item.id for item in instrument.items if not item.optional}
    unknown, absent = columns.keys() - plan.names, needed - columns.keys()
    if unknown or absent:
        names = ", ".join(sorted(unknown or absent))
        raise WrongColumns(f"{instrument.id} {'has no question' if unknown else 'needs a column'}: {names}.")
    for name, values in columns.items():
        if values.dtype != np.uint8 or values.ndim != 1:
            raise WrongColumns(f"The column {name} must be one row of unsigned bytes.")
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        raise WrongColumns("The columns differ in length.")
    return [columns.get(name) for name, _ in plan.items], lengths.pop()


def _state(checked: Checked, out: Bytes) -> None:
    """A RowState for each row: two where unsound, less one where an answer is missing."""
    np.left_shift((~checked.sound).view(np.uint8), 1, out=out)
    out -= checked.missing.view(np.uint8)
