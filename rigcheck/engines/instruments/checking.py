"""Which rows may be scored: skip rules and listed answers, over one piece of the columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rigcheck.engines.instruments.arrays import Bools, Bytes
from rigcheck.engines.instruments.plan import Plan
from rigcheck.engines.instruments.rowscores import INVALID, MISSING
from rigcheck.engines.instruments.scratch import Scratch

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

    def __init__(self, plan: Plan, present: Sequence[bool], scratch: Scratch) -> None:
        """`present` says by position which columns there are."""
        self._scratch = scratch
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
        rows = len(tested[0])
        sound, missing = self._scratch.bools("sound", rows), self._scratch.bools("missing", rows)
        sound[...], missing[...] = True, False
        for low, high, places in self._spans:
            answers = [tested[place] for place in places]
            self._refuse_codes(self._fold(np.maximum, answers), high, sound, missing)
            if low:
                sound &= self._fold(np.minimum, answers) >= low
        for place, table in self._tables:
            self._refuse_codes(table.take(tested[place]), 0, sound, missing)
        return sound, missing

    def _fold(self, choose: np.ufunc, answers: list[Bytes]) -> Bytes:
        """The highest or lowest answer of each row, for which it is enough to look at the extremes."""
        chosen = self._scratch.bytes("extreme", len(answers[0]))
        chosen[...] = answers[0]
        for column in answers[1:]:
            choose(chosen, column, out=chosen)
        return chosen

    def _refuse_codes(self, codes: Bytes, high: int, sound: Bools, missing: Bools) -> None:
        """Strike out the rows whose code is above the highest listed answer."""
        hit = self._scratch.bools("hit", len(codes))
        np.logical_and(sound, np.less_equal(codes, high, out=hit), out=sound)
        np.logical_or(missing, np.equal(codes, MISSING, out=hit), out=missing)


def _table(allowed: frozenset[int], *, missing_is_fine: bool) -> Bytes:
    """For each byte: 0 where it is a listed answer, else MISSING or INVALID."""
    table = np.full(256, INVALID, np.uint8)
    table[[*allowed]] = 0
    table[MISSING] = 0 if missing_is_fine else MISSING
    return table
