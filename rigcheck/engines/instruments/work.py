"""What is worked out piece by piece: scores and bands, safety rules, patterns.

Sums and comparisons stay in single bytes, so that one instruction handles a whole vector register of rows.
Refused rows are computed like the others and struck out at the end.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from rigcheck.engines.instruments.arrays import Bools, Bytes, Raw, Scores
from rigcheck.engines.instruments.checking import Checked, Views
from rigcheck.engines.instruments.definition import Method, SafetyRule
from rigcheck.engines.instruments.plan import Plan, ScalePlan
from rigcheck.engines.instruments.rowscores import REFUSED
from rigcheck.engines.instruments.scratch import Scratch


def count(rows: Bools) -> int:
    """How many rows are true."""
    return int(np.count_nonzero(rows))


class ScaleWork:
    """Scores and bands of one scale. Counts the rows that reach each band but the first."""

    def __init__(self, plan: ScalePlan, scratch: Scratch) -> None:
        self.counts: Counter[str] = Counter()
        self._plan = plan
        self._scratch = scratch
        self._mean = plan.scale.method is Method.MEAN
        self._wide = plan.low + len(plan.outcomes) > REFUSED
        self._lines = [(f"{plan.scale.id} {b.id}", first_raw(plan, b.at_least)) for b in plan.bands[1:]]

    def add(self, checked: Checked, scores: Scores, bands: Bytes) -> Raw:
        """Score one piece into `scores` and `bands`; gives back the raw scores for the safety rules."""
        raw = self._raw(checked.counted)
        struck = self._scratch.bytes("struck", len(raw))  # 0 where sound, all bits set where refused
        np.subtract(checked.sound.view(np.uint8), 1, out=struck)
        if self._mean:
            self._write_means(raw, checked.sound, scores)
        else:
            times = self._plan.scale.multiply
            np.bitwise_or(raw if times == 1 else raw * np.uint8(times), struck, out=scores)
        if self._lines:
            self._write_bands(raw, checked.sound, struck, bands)
        return raw

    def _raw(self, counted: Sequence[Bytes]) -> Raw:
        rows = len(counted[0])
        raw: Raw = np.empty(rows, np.uint16) if self._wide else self._scratch.bytes(self._plan.scale.id, rows)
        raw[...] = self._plan.constant
        for place in self._plan.straight:
            np.add(raw, counted[place], out=raw)
        for place in self._plan.turned:
            np.subtract(raw, counted[place], out=raw)
        return raw

    def _write_means(self, raw: Raw, sound: Bools, scores: Scores) -> None:
        np.multiply(raw, np.float32(self._plan.scale.multiply), out=scores)
        scores /= len(self._plan.scale.items)
        scores[~sound] = np.nan

    def _write_bands(self, raw: Raw, sound: Bools, struck: Bytes, bands: Bytes) -> None:
        """Count one up for each line that a sound row reaches."""
        bands[...] = struck
        above = self._scratch.bools("hit", len(raw))
        for name, line in self._lines:
            np.logical_and(np.greater_equal(raw, line, out=above), sound, out=above)
            self.counts[name] += count(above)
            np.add(bands, above.view(np.uint8), out=bands)


def first_raw(plan: ScalePlan, value: float) -> int:
    """The lowest raw score whose value is at least that; one above the highest where there is none."""
    raws = (raw for raw, outcome in enumerate(plan.outcomes, plan.low) if outcome.value >= value)
    return next(raws, plan.low + len(plan.outcomes))


class RuleWork:
    """One safety rule. Counts the scored rows that fire it, and the refused rows that would."""

    def __init__(self, plan: Plan, rule: SafetyRule, scratch: Scratch) -> None:
        self.rule = rule
        self.counts: Counter[str] = Counter()
        self._scratch = scratch
        self._tests = [
            (place, sorted(value for value in allowed if value >= rule.at_least))
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
        """Rows in which a listed answer stands at or above the line; MISSING and INVALID are none."""
        hits, hit = self._scratch.bools("hits", rows), self._scratch.bools("hit", rows)
        hits[...] = self.rule.always
        for place, wanted in self._tests:
            answers = given[place]
            if answers is not None:
                np.logical_or(hits, self._among(answers, wanted, hit), out=hits)
        return hits

    def _among(self, answers: Bytes, wanted: list[int], hit: Bools) -> Bools:
        span = wanted[-1] - wanted[0]
        if span + 1 > len(wanted):
            return np.isin(np.arange(256), wanted).take(answers)
        # No gap: what is below the first wraps round and comes out above the span.
        above = self._scratch.bytes("above", len(answers))
        return np.less_equal(np.subtract(answers, wanted[0], out=above), span, out=hit)


class PatternWork:
    """Counts the scored rows that show each diagnostic-type pattern."""

    def __init__(self, plan: Plan, scratch: Scratch) -> None:
        self.counts: Counter[str] = Counter()
        self._scratch = scratch
        self._checks = plan.counts
        self._patterns = plan.patterns

    def add(self, checked: Checked) -> None:
        """Count one piece."""
        rows = len(checked.sound)
        present, hit = self._scratch.bools("hits", rows), self._scratch.bools("hit", rows)
        reaching = [self._reaching(number, checked.counted) for number in range(len(self._checks))]
        for pattern, needs in self._patterns:
            present[...] = checked.sound
            for place, least, most in needs:
                np.logical_and(present, np.greater_equal(reaching[place], least, out=hit), out=present)
                if most < len(self._checks[place]):
                    np.logical_and(present, np.less_equal(reaching[place], most, out=hit), out=present)
            self.counts[f"pattern {pattern}"] += count(present)

    def _reaching(self, number: int, counted: Sequence[Bytes]) -> Bytes:
        """How many of the named answers stand at or above their lines, by row."""
        rows = len(counted[0])
        reaching, hit = self._scratch.bytes(f"reaching {number}", rows), self._scratch.bools("hit", rows)
        reaching[...] = 0
        for place, line in self._checks[number]:
            np.greater_equal(counted[place], line, out=hit)
            np.add(reaching, hit.view(np.uint8), out=reaching)
        return reaching
