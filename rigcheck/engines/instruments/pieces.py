"""The work behind `columns`: all rules in one pass over pieces that fit a core's cache."""

from collections import Counter
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from rigcheck.engines.instruments.arrays import Bools, Bytes, Scores
from rigcheck.engines.instruments.checking import Checked, Checker, Views
from rigcheck.engines.instruments.definition import Instrument, Method
from rigcheck.engines.instruments.plan import Plan, ScalePlan, plan_for
from rigcheck.engines.instruments.refusals import WrongColumns
from rigcheck.engines.instruments.rowscores import ColumnScores, ScaleScores
from rigcheck.engines.instruments.scratch import Scratch
from rigcheck.engines.instruments.work import PatternWork, RuleWork, ScaleWork, count

PIECE = 1 << 17
"""Rows at a time: the columns of a form and the working arrays then stay in the second-level cache."""


def score_in_pieces(instrument: Instrument, columns: Mapping[str, Bytes], workers: int) -> ColumnScores:
    """See `columns.score_columns`."""
    given, rows = _in_order(instrument, columns)
    batch = Batch(instrument, given, rows)
    share = -(-rows // (workers * PIECE)) * PIECE  # whole pieces
    spans = [slice(start, min(start + share, rows)) for start in range(0, rows, share or 1)]
    if len(spans) > 1:
        with ThreadPoolExecutor(len(spans)) as pool:
            return batch.result(sum(pool.map(batch.score, spans), Counter()))
    return batch.result(sum(map(batch.score, spans), Counter()))


def _in_order(instrument: Instrument, columns: Mapping[str, Bytes]) -> tuple[list[Bytes | None], int]:
    """The columns by position, and their length. Raises WrongColumns."""
    names = [item.id for item in instrument.items]
    needed = {item.id for item in instrument.items if not item.optional}
    unknown, absent = columns.keys() - {*names}, needed - columns.keys()
    if unknown or absent:
        listed = ", ".join(sorted(unknown or absent))
        raise WrongColumns(f"{instrument.id} {'has no question' if unknown else 'needs a column'}: {listed}.")
    for name, values in columns.items():
        if values.dtype != np.uint8 or values.ndim != 1:
            raise WrongColumns(f"The column {name} must be one row of unsigned bytes.")
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        raise WrongColumns("The columns differ in length.")
    return [columns.get(name) for name in names], lengths.pop()


@dataclass(frozen=True, slots=True)
class Room:
    """Where the outcomes of one scale are written."""

    plan: ScalePlan
    scores: Scores
    bands: Bytes


class Batch:
    """The columns of one call, and the arrays that the outcomes are written to."""

    def __init__(self, instrument: Instrument, given: list[Bytes | None], rows: int) -> None:
        self._instrument = instrument
        self._plan: Plan = plan_for(instrument)
        self._given = given
        # One block for all columns of bytes: the system hands out large pages, which takes half the time.
        shelf = iter(np.empty((1 + 2 * len(self._plan.scales) + len(instrument.safety), rows), np.uint8))
        self._states = next(shelf)
        self._rooms = [Room(scale, _scores(scale, next(shelf)), next(shelf)) for scale in self._plan.scales]
        self._flags: dict[str, Bools] = {rule.id: next(shelf).view(np.bool_) for rule in instrument.safety}

    def score(self, span: slice) -> "Counter[str]":
        """Score the rows of one span; several spans may be scored side by side. Gives back the counts."""
        scratch = Scratch(PIECE)
        checker = Checker(self._plan, [values is not None for values in self._given], scratch)
        scales = [ScaleWork(room.plan, scratch) for room in self._rooms]
        rules = [RuleWork(self._plan, rule, scratch) for rule in self._instrument.safety]
        patterns = PatternWork(self._plan, scratch)
        counts: Counter[str] = Counter()
        for start in range(span.start, span.stop, PIECE):
            here = slice(start, min(start + PIECE, span.stop))
            views: Views = [None if values is None else values[here] for values in self._given]
            checked = checker.check(views)
            _write_state(checked, self._states[here])
            raws = {
                room.plan.scale.id: work.add(checked, room.scores[here], room.bands[here])
                for room, work in zip(self._rooms, scales, strict=True)
            }
            for rule in rules:
                rule.add(views, raws, checked.sound, self._flags[rule.rule.id][here])
            patterns.add(checked)
            counts.update(scored=count(checked.sound), missing=count(checked.missing))
        tallies = [work.counts for work in scales] + [rule.counts for rule in rules] + [patterns.counts]
        return sum(tallies, counts)

    def result(self, counts: "Counter[str]") -> ColumnScores:
        """Everything, after the last span."""
        instrument, scored, missing = self._instrument, counts["scored"], counts["missing"]
        return ColumnScores(
            instrument=instrument.id,
            version=instrument.version,
            states=self._states,
            scales={room.plan.scale.id: _scale_scores(room, counts) for room in self._rooms},
            flags=self._flags,
            scored=scored,
            refused={"missing": missing, "out-of-range": len(self._states) - scored - missing},
            flag_counts={rule.id: counts[f"flag {rule.id}"] for rule in instrument.safety},
            refused_flags={rule.id: counts[f"refused {rule.id}"] for rule in instrument.safety if not rule.of},
            pattern_counts={pattern.id: counts[f"pattern {pattern.id}"] for pattern in instrument.patterns},
        )


def _scores(plan: ScalePlan, sums: Bytes) -> Scores:
    """Where the scores go: means need an array of their own."""
    return np.empty(len(sums), np.float32) if plan.scale.method is Method.MEAN else sums


def _scale_scores(room: Room, counts: "Counter[str]") -> ScaleScores:
    scale, ids = room.plan.scale.id, tuple(band.id for band in room.plan.bands)
    at_least = [counts["scored"], *(counts[f"{scale} {band}"] for band in ids[1:]), 0]
    band_counts = {band: at_least[place] - at_least[place + 1] for place, band in enumerate(ids)}
    return ScaleScores(room.scores, room.bands[: len(room.bands) if ids else 0], ids, band_counts)


def _write_state(checked: Checked, out: Bytes) -> None:
    """A RowState for each row: two where unsound, less one where an answer is missing."""
    np.logical_not(checked.sound, out=out.view(np.bool_))
    np.add(out, out, out=out)
    np.subtract(out, checked.missing.view(np.uint8), out=out)
