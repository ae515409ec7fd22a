"""What is collected piece by piece: scores and bands, safety rules, patterns.

Sums and comparisons stay in single bytes, so that one instruction handles a whole vector register of rows.
Refused rows are computed like the others and struck out at the end.
"""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from rigcheck.engines.instruments.arrays import Bools, Bytes, Raw, Scores
from rigcheck.engines.instruments.checking import Checked, Views
from rigcheck.engines.instruments.columns import REFUSED, ScaleScores
from rigcheck.engines.instruments.definition import Method, SafetyRule
from rigcheck.engines.instruments.plan import Checks, Plan, ScalePlan


def count(rows: Bools) -> int:
    """How many rows are true."""
    return int(np.count_nonzero(rows))


class ScaleWork:
    """Scores and bands of one scale."""

    def __init__(self, plan: ScalePlan, rows: int) -> None:
        self.plan = plan
        self._mean = plan.scale.method is Method.MEAN
        self._wide = np.uint16 if plan.low + len(plan.outcomes) > REFUSED else np.uint8
        self._lines = [first_raw(plan, band.at_least) for band in plan.bands[1:]]
        self._above = [0] * len(self._lines)
        self._scores: Scores = np.empty(rows, np.float32 if self._mean else np.uint8)
        self._bands = np.empty(rows if plan.bands else 0, np.uint8)

    def add(self, checked: Checked, here: slice) -> Raw:
        """Score one piece; gives back the raw scores, which safety rules use too."""
        raw = self._raw(checked.counted)
        struck = checked.sound.view(np.uint8) - np.uint8(1)  # 0 where sound, all bits set where refused
        self._score(raw, checked.sound, struck, self._scores[here])
        if self.plan.bands:
            self._band(raw, checked.sound, struck, self._bands[here])
        return raw

    def _raw(self, counted: Sequence[Bytes]) -> Raw:
        raw: Raw = np.full(len(counted[0]), self.plan.constant, self._wide)
        for place in self.plan.straight:
            raw += counted[place]
        for place in self.plan.turned:
            raw -= counted[place]
        return raw

    def _score(self, raw: Raw, sound: Bools, struck: Bytes, out: Scores) -> None:
        scale = self.plan.scale
        if self._mean:
            np.multiply(raw, np.float32(scale.multiply), out=out)
            out /= len(scale.items)
            out[~sound] = np.nan
        else:
            np.multiply(raw, raw.dtype.type(scale.multiply), out=out)
            np.bitwise_or(out, struck, out=out)

    def _band(self, raw: Raw, sound: Bools, struck: Bytes, out: Bytes) -> None:
        out[...] = struck
        for number, line in enumerate(self._lines):
            above = raw >= line
            above &= sound
            self._above[number] += count(above)
            out += above.view(np.uint8)

    def result(self, scored: int) -> ScaleScores:
        """The whole scale, after the last piece."""
        at_least = [scored, *self._above, 0]
        ids = tuple(band.id for band in self.plan.bands)
        counts = {name: at_least[place] - at_least[place + 1] for place, name in enumerate(ids)}
        return ScaleScores(self._scores, self._bands, ids, counts)


def first_raw(plan: ScalePlan, value: float) -> int:
    """The lowest raw score whose value is at least that; one above the highest where there is none."""
    raws = (raw for raw, outcome in enumerate(plan.outcomes, plan.low) if outcome.value >= value)
    return next(raws, plan.low + len(plan.outcomes))


class RuleWork:
    """One safety rule: which scored rows fire it, and how many refused rows would."""

    def __init__(self, plan: Plan, rule: SafetyRule, rows: int) -> None:
        self.rule = rule
        self.flags = np.empty(rows, np.bool_)
        self.count = self.among_refused = 0
        self._tests = [
            (place, _at_least(allowed, rule.at_least))
            for place, (item_id, allowed) in enumerate(plan.items)
            if item_id in rule.items
        ]
        scales = {scale.scale.id: scale for scale in (plan.total, *plan.subscales) if scale}
        self._line = first_raw(scales[rule.of], rule.at_least) if rule.of else 0

    def add(self, given: Views, raws: Mapping[str, Raw], sound: Bools, here: slice) -> None:
        """Mark the rows of one piece."""
        hits = raws[self.rule.of] >= self._line if self.rule.of else self._hits(given, sound)
        flags = self.flags[here]
        np.logical_and(hits, sound, out=flags)
        fired = count(flags)
        self.count += fired
        self.among_refused += count(hits) - fired

    def _hits(self, given: Views, sound: Bools) -> Bools:
        hits = np.full(len(sound), self.rule.always)
        for place, test in self._tests:
            answers = given[place]
            if answers is not None:
                hits |= test(answers)
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
        self._counts = plan.counts
        self._patterns = plan.patterns
        self.found = dict.fromkeys((pattern for pattern, _ in plan.patterns), 0)

    def add(self, checked: Checked) -> None:
        """Count one piece."""
        counted = [_reaching(checks, checked.counted) for checks in self._counts]
        for pattern, needs in self._patterns:
            present = checked.sound.copy()
            for place, least, most in needs:
                present &= counted[place] >= least
                if most < len(self._counts[place]):
                    present &= counted[place] <= most
            self.found[pattern] += count(present)


def _reaching(checks: Checks, counted: Sequence[Bytes]) -> Bytes:
    """How many of the named answers stand at or above their lines, by row."""
    reaching = np.zeros(len(counted[0]), np.uint8)
    for place, line in checks:
        reaching += (counted[place] >= line).view(np.uint8)
    return reaching
