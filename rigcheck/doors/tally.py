"""The summary that `rigcheck score` prints: counts, shares and weighted shares, for all rows and by group."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rigcheck.engines.instruments import Cut, Instrument, RowState
from rigcheck.engines.instruments.rowscores import ColumnScores, ScaleScores

ALL = "all"
Bools = NDArray[np.bool_]


class Tally:
    """Counts over one group of rows; a share is a pair of rows and weight."""

    def __init__(self, instrument: Instrument) -> None:
        self.instrument = instrument
        self.states: dict[str, int] = {"scored": 0, "missing": 0, "out-of-range": 0, "malformed": 0}
        self.weight = 0.0
        self.scales = {scale.id: {"sum": 0.0, "lowest": np.inf, "highest": -np.inf} for scale in instrument.scales}
        self.rows: defaultdict[str, int] = defaultdict(int)
        self.weights: defaultdict[str, float] = defaultdict(float)

    def add(self, scores: ColumnScores, here: Bools, weights: NDArray[np.float64] | None) -> None:
        """Add the rows of one piece that are `here`."""
        for number, name in enumerate(self.states):
            self.states[name] += int(np.count_nonzero(here & (scores.states == number)))
        scored = here & (scores.states == RowState.SCORED)
        self.weight += 0.0 if weights is None else float(weights[scored].sum())
        for scale_id, scale in scores.scales.items():
            self._add_scale(scale_id, scale, scored, weights)
        for rule, flags in scores.flags.items():
            self._count(f"flag {rule}", flags & scored, weights)
            self._below_the_line(rule, scores, flags & scored, weights)

    def _add_scale(self, scale_id: str, scale: ScaleScores, scored: Bools, weights: NDArray[np.float64] | None) -> None:
        values = scale.scores[scored]
        if len(values):
            entry = self.scales[scale_id]
            entry["sum"] += float(values.sum(dtype=np.float64))
            entry["lowest"] = min(entry["lowest"], float(values.min()))
            entry["highest"] = max(entry["highest"], float(values.max()))
        for number, band in enumerate(scale.band_ids):
            self._count(f"band {scale_id} {band}", scored & (scale.bands == number), weights)
        for cut in self.instrument.cuts:
            if cut.of == scale_id:
                self._count(f"line {cut.id}", scored & _reached(cut, scale), weights)

    def _below_the_line(
        self, rule: str, scores: ColumnScores, flagged: Bools, weights: NDArray[np.float64] | None
    ) -> None:
        """Flagged rows that a look at the total alone would miss."""
        for cut in self.instrument.cuts:
            if cut.of in scores.scales and cut.audience == "everyone":
                below = flagged & ~_reached(cut, scores.scales[cut.of])
                self._count(f"flag {rule} without line {cut.id}", below, weights)

    def _count(self, name: str, rows: Bools, weights: NDArray[np.float64] | None) -> None:
        self.rows[name] += int(np.count_nonzero(rows))
        if weights is not None:
            self.weights[name] += float(weights[rows].sum())

    def figures(self, *, weighted: bool) -> dict[str, Any]:
        """The counts as plain values; shares are of scored rows, from 0 to 1."""
        scored = self.states["scored"]
        figures: dict[str, Any] = {**self.states}
        figures["scales"] = {
            name: {**entry, "mean": entry["sum"] / scored} for name, entry in self.scales.items() if scored
        }
        figures["counts"] = {
            name: {
                "rows": rows,
                "share": rows / scored if scored else None,
                **({"weighted": self.weights[name] / self.weight if self.weight else None} if weighted else {}),
            }
            for name, rows in self.rows.items()
        }
        return figures


def _reached(cut: Cut, scale: ScaleScores) -> Any:
    if cut.at_least is not None:
        return scale.scores >= cut.at_least
    return scale.scores <= cut.at_most


class Summary:
    """Everything over the whole file."""

    def __init__(self, instrument: Instrument, *, weighted: bool) -> None:
        self.instrument = instrument
        self.weighted = weighted
        self.read = 0
        self.groups: dict[str, Tally] = {ALL: Tally(instrument)}
        self.patterns = {pattern.id: 0 for pattern in instrument.patterns}
        self.refused_flags = {rule.id: 0 for rule in instrument.safety if not rule.of}
        self.spread = Spread(instrument)

    def add(
        self,
        columns: Mapping[str, NDArray[np.uint8]],
        scores: ColumnScores,
        weights: NDArray[np.float64] | None,
        groups: Sequence[str] | None,
    ) -> None:
        """Add one piece of the file; `groups` names the group of each row."""
        self.groups[ALL].add(scores, np.ones(len(scores.states), np.bool_), weights)
        if groups is not None:
            names = np.array(groups)
            for name in sorted({*groups}):
                self.groups.setdefault(name, Tally(self.instrument)).add(scores, names == name, weights)
        for pattern, count in scores.pattern_counts.items():
            self.patterns[pattern] += count
        for rule, count in scores.refused_flags.items():
            self.refused_flags[rule] += count
        self.spread.add(columns, scores)

    def figures(self) -> dict[str, Any]:
        """All of it as plain values."""
        return {
            "instrument": self.instrument.id,
            "version": self.instrument.version,
            "rows": self.read,
            "left out": self.read - sum(self.groups[ALL].states.values()),
            "patterns": self.patterns,
            "flagged among refused": self.refused_flags,
            "alpha": self.spread.alpha(),
            "groups": {name: tally.figures(weighted=self.weighted) for name, tally in self.groups.items()},
        }

    def as_json(self) -> str:
        """One line of JSON."""
        return json.dumps(self.figures())

    def as_text(self) -> str:
        """A page to read."""
        figures = self.figures()
        lines = [f"{self.instrument.title} ({self.instrument.id}, version {self.instrument.version})"]
        lines += [f"rows read {figures['rows']}, left out {figures['left out']}"]
        lines += [line for name, group in figures["groups"].items() for line in _group_lines(name, group)]
        lines += [f"pattern {name} (for clinicians): {count}" for name, count in self.patterns.items()]
        lines += [f"flag {name} on refused rows: {count}" for name, count in self.refused_flags.items()]
        if figures["alpha"] is not None:
            lines.append(f"Cronbach's alpha: {figures['alpha']:.3f}")
        return "\n".join([*lines, "A screening result is never a diagnosis."])


def _group_lines(name: str, group: Mapping[str, Any]) -> list[str]:
    refused = ", ".join(f"{reason} {group[reason]}" for reason in ("missing", "out-of-range", "malformed"))
    lines = [f"== {name}: scored {group['scored']}; refused: {refused}"]
    for scale, entry in group["scales"].items():
        span = f"{entry['lowest']:g} to {entry['highest']:g}"
        lines.append(f"   {scale}: sum {entry['sum']:.10g}, mean {entry['mean']:.3f}, {span}")
    for label, entry in group["counts"].items():
        share = "" if entry["share"] is None else f"  {entry['share']:7.2%}"
        weighted = f"  weighted {entry['weighted']:7.2%}" if entry.get("weighted") is not None else ""
        lines.append(f"   {label:45} {entry['rows']:>9}{share}{weighted}")
    return lines


class Spread:
    """Cronbach's alpha of the total over all scored rows: k/(k-1) * (1 - sum of item variances / variance).

    Not for forms that skip scored questions: what was not asked has no variance.
    """

    def __init__(self, instrument: Instrument) -> None:
        total = instrument.scale("total")
        skipped = {item for skip in instrument.skips for item in skip.skip}
        self._items = total.items if total and skipped.isdisjoint(total.items) else ()
        self._turned = {item.id for item in instrument.items if item.reversed}
        self._rows = 0
        self._sums = np.zeros(len(self._items) + 1)
        self._squares = np.zeros(len(self._items) + 1)

    def add(self, columns: Mapping[str, NDArray[np.uint8]], scores: ColumnScores) -> None:
        """Add one piece."""
        scored = scores.states == RowState.SCORED
        if self._items:
            signs = np.array([-1.0 if item in self._turned else 1.0 for item in self._items])
            answers = np.array([columns[item][scored] for item in self._items]).T * signs
            answers = np.hstack([answers, answers.sum(axis=1, keepdims=True)])
            self._rows += len(answers)
            self._sums += answers.sum(axis=0)
            self._squares += (answers**2).sum(axis=0)

    def alpha(self) -> float | None:
        """None where there is nothing to compare."""
        many = len(self._items)
        if self._rows < 2 or many < 2:
            return None
        variances = self._squares - self._sums**2 / self._rows
        if not variances[-1]:
            return None
        return float(many / (many - 1) * (1 - variances[:-1].sum() / variances[-1]))
