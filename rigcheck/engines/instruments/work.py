"""What is worked out piece by piece: scores and bands, safety rules, patterns.

Sums and comparisons stay in single bytes, so that one instruction handles a whole vector register of rows.
Refused rows are computed like the others and struck out at the end.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rigcheck.engines.instruments.arrays import Bools, Bytes, Raw, Scores
from rigcheck.engines.instruments.checking import Checked, Views
from rigcheck.engines.instruments.columns import REFUSED
from rigcheck.engines.instruments.definition import Method, SafetyRule
from rigcheck.engines.instruments.plan import Checks, Plan, ScalePlan


def count(rows: Bools) -> int:
    """How many rows are true."""
    return int(np.count_nonzero(rows))


class ScaleWork:
    """Scores and bands of one scale. Counts the rows that reach each band but the first."""

    def __init__(self, plan: ScalePlan) -> None:
        self.counts: Counter[str] = Counter()
        self._plan = plan
        self._mean = plan.scale.method is Method.MEAN
        self._wide = np.uint16 if plan.low + len(plan.outcomes) > REFUSED else np.uint8
        self._lines = [(f"{plan.scale.id} {b.id}", first_raw(plan, b.at_least)) for b in plan.bands[1:]]

    def add(self, checked: Checked, scores: Scores, bands: Bytes) -> Raw:
        """Score one piece into `scores` and `bands`; gives back the raw scores for the safety rules."""
        raw = self._raw(checked.counted)
        struck = checked.sound.view(np.uint8) - np.uint8(1)  # 0 where sound, all bits set where refused
        if self._mean:
            self._write_means(raw, checked.sound, scores)
        elif self._plan.scale.multiply == 1:
            np.bitwise_or(raw, struck, out=scores)
        else:
            np.bitwise_or(raw * raw.dtype.type(self._plan.scale.multiply), struck, out=scores)
        if self._lines:
            self._write_bands(raw & ~struck, struck, bands)
        return raw

    def _raw(self, counted: Sequence[Bytes]) -> Raw:
        raw: Raw = np.full(len(counted[0]), self._plan.constant, self._wide)
        for place in self._plan.straight:
            raw += counted[place]
        for place in self._plan.turned:
            raw -= counted[place]
        return raw

    def _write_means(self, raw: Raw, sound: Bools, scores: Scores) -> None:
        np.multiply(raw, np.float32(self._plan.scale.multiply), out=scores)
        scores /= len(self._plan.scale.items)
        scores[~sound] = np.nan

    def _write_bands(self, kept: Raw, struck: Bytes, bands: Bytes) -> None:
        """Count one up for each line reached; a refused row reaches none and is struck."""
        bands[...] = struck
        for name, line in self._lines:
            above = kept >= line
            self.counts[name] += count(above)
            bands += above.view(np.uint8)


def first_raw(plan: ScalePlan, value: float) -> int:
    """The lowest raw score whose value is at least that; one above the highest where there is none."""
    raws = (raw for raw, outcome in enumerate(plan.outcomes, plan.low) if outcome.value >= value)
    return next(raws, plan.low + len(plan.outcomes))


class RuleWork:
    """One safety rule. Counts the scored rows that fire it, and the refused rows that would."""

    def __init__(self, plan: Plan, rule: SafetyRule) -> None:
        self.rule = rule
        self.counts: Counter[str] = Counter()
        self._tests = [
            (place, _at_least(allowed, rule.at_least))
            for place, (item_id, allowed) in enumerate(plan.items)
            if item_id in rule.items
        ]
        scales = {scale.scale.id: scale for scale in plan.scales}
        self._line = first_raw(scales[rule.of], rule.at_least) if rule.of else 0

    def add(self, given: Views, raws: Mapping[str, Raw], sound: Bools, flags: Bools) -> None:
        """Mark the rows of one piece in `flags`."""
        hits = raws[self.rule.of] >= self._line if self.rule.of else self._hits(given, len(sound))
        np.logical_and(hits, sound, out=flags)
        fired = count(flags)
        self.counts[f"flag {self.rule.id}"] += fired
        self.counts[f"refused {self.rule.id}"] += count(hits) - fired

    def _hits(self, given: Views, rows: int) -> Bools:
        tested = [test(answers) for place, test in self._tests if (answers := given[place]) is not None]
        if len(tested) == 1:
            return tested[0]
        hits: Bools = np.logical_or.reduce([np.full(rows, self.rule.always), *tested])
        return hits


def _at_least(allowed: frozenset[int], line: int) -> Callable[[Bytes], Bools]:
    """A test for listed answers at or above the line; MISSING and INVALID are none."""
    wanted = sorted(value for value in allowed if value >= line)
    first, span = wanted[0], wanted[-1] - wanted[0]
    if span + 1 == len(wanted):  # no gap: below the first, the byte wraps round and is above the span
        return lambda answers: (answers - np.uint8(first)) <= span
    table = np.isin(np.arange(256), wanted)
    return lambda answers: table.take(answers)


class PatternWork:
    """Counts the scored rows that show each diagnostic-type pattern."""

    def __init__(self, plan: Plan) -> None:
        self.counts: Counter[str] = Counter()
        self._checks = plan.counts
        self._patterns = plan.patterns

    def add(self, checked: Checked) -> None:
        """Count one piece; what two patterns compare is compared once."""
        tests: dict[tuple[int, int], Bools] = {}
        needed: dict[tuple[int, int, int], Bools] = {}
        reaching = [_reaching(checks, checked.counted, tests) for checks in self._checks]
        for pattern, needs in self._patterns:
            present = checked.sound
            for need in needs:
                if need not in needed:
                    needed[need] = self._between(reaching, *need)
                present = present & needed[need]
            self.counts[f"pattern {pattern}"] += count(present)

    def _between(self, reaching: Sequence[Bytes], place: int, least: int, most: int) -> Bools:
        enough: Bools = reaching[place] >= least
        if most < len(self._checks[place]):
            enough &= reaching[place] <= most
        return enough


def _reaching(checks: Checks, counted: Sequence[Bytes], tests: dict[tuple[int, int], Bools]) -> Bytes:
    """How many of the named answers stand at or above their lines, by row."""
    for place, line in checks:
        if (place, line) not in tests:
            tests[place, line] = counted[place] >= line
    first, *rest = (tests[check].view(np.uint8) for check in checks)
    reaching = first.copy()
    for hit in rest:
        reaching += hit
    return reaching
