"""Which rows may be scored: skip rules and listed answers, over one piece of the columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rigcheck.engines.instruments.arrays import Bools, Bytes
from rigcheck.engines.instruments.columns import INVALID, MISSING
from rigcheck.engines.instruments.plan import Plan

Views = Sequence[Bytes | None]
"""One piece of each column by position; None for an optional question without a column."""


@dataclass(frozen=True, slots=True)
class Checked:
    """`counted`: what each question counts; `sound`: rows to score; `missing`: rows with a missing answer."""

    counted: list[Bytes]
    sound: Bools
    missing: Bools


class Checker:
    """Checks pieces of the columns of one instrument."""

    def __init__(self, plan: Plan, present: Sequence[bool]) -> None:
        """`present` says by position which columns there are."""
        self._skips = [(when_zero, [place for place in skip if present[place]]) for when_zero, skip in plan.skips]
        self._skips = [(when_zero, skip) for when_zero, skip in self._skips if skip]
        required = {*plan.required}
        spans: dict[tuple[int, int], list[int]] = {}
        self._tables: list[tuple[int, Bytes]] = []
        for place, (_, allowed) in enumerate(plan.items):
            low, high = min(allowed), max(allowed)
            if place in required and len(allowed) == high - low + 1:
                spans.setdefault((low, high), []).append(place)
            elif present[place]:
                self._tables.append((place, _table(allowed, missing_is_fine=place not in required)))
        self._spans = [(low, high, places) for (low, high), places in spans.items()]

    def check(self, given: Views) -> Checked:
        """What each row of the piece counts and whether it may be scored."""
        rows = len(next(view for view in given if view is not None))
        counted = [np.zeros(rows, np.uint8) if view is None else view for view in given]
        tested = list(counted)
        for when_zero, skip in self._skips:
            passed = np.logical_and.reduce([counted[place] == 0 for place in when_zero])
            for place in skip:
                tested[place] = np.where(passed & (tested[place] == MISSING), 0, tested[place])
                counted[place] = np.where(passed, 0, counted[place])
        return Checked(counted, *self._verdict(tested))

    def _verdict(self, tested: list[Bytes]) -> tuple[Bools, Bools]:
        verdicts = [self._of_span(tested, *span) for span in self._spans]
        verdicts += [_of_codes(table.take(tested[place]), 0) for place, table in self._tables]
        sound, missing = verdicts[0]
        for also_sound, also_missing in verdicts[1:]:
            sound &= also_sound
            missing |= also_missing
        return sound, missing

    @staticmethod
    def _of_span(tested: list[Bytes], low: int, high: int, places: list[int]) -> tuple[Bools, Bools]:
        """Items whose listed answers run from low to high without a gap: only the extremes matter."""
        first, rest = tested[places[0]], places[1:]
        sound, missing = _of_codes(_fold(np.maximum, first, [tested[place] for place in rest]), high)
        if low:
            sound &= _fold(np.minimum, first, [tested[place] for place in rest]) >= low
        return sound, missing


def _fold(choose: np.ufunc, first: Bytes, rest: list[Bytes]) -> Bytes:
    """The highest or lowest answer of each row."""
    if not rest:
        return first
    chosen: Bytes = choose(first, rest[0])
    for answers in rest[1:]:
        choose(chosen, answers, out=chosen)
    return chosen


def _of_codes(codes: Bytes, high: int) -> tuple[Bools, Bools]:
    return codes <= high, codes == MISSING


def _table(allowed: frozenset[int], *, missing_is_fine: bool) -> Bytes:
    """For each byte: 0 where it is a listed answer, else MISSING or INVALID."""
    table = np.full(256, INVALID, np.uint8)
    table[[*allowed]] = 0
    table[MISSING] = 0 if missing_is_fine else MISSING
    return table
