"""Where the demonstration's PHQ-9 answers come from.

Real rows of the public NHANES survey (adults, all nine items answered) where that file is at hand; otherwise rows
drawn from a small model with the same shape: one factor that explains 45 % of each item (the first eigenvalue of the
nine items' correlations is 4.04), cut at the thresholds that give each answer its share among 10,506 adults of
2013 to 2016. Drawn rows are for show; no figure is computed from them.
"""

import csv
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ITEMS = tuple(f"DPQ{number:03d}" for number in range(10, 100, 10))
LOADING = 0.45
THRESHOLDS = (
    (0.64, 1.30, 1.70),
    (0.70, 1.45, 1.83),
    (0.32, 1.02, 1.36),
    (-0.04, 0.95, 1.36),
    (0.65, 1.31, 1.69),
    (0.96, 1.58, 1.91),
    (0.95, 1.51, 1.83),
    (1.24, 1.75, 2.09),
    (1.80, 2.25, 2.52),
)
"""For each item, where a standard normal is cut between answers 0, 1, 2 and 3 (NHANES 2013-2016, unweighted)."""

Answers = tuple[int, ...]


@dataclass(frozen=True)
class AnswerRows:
    """Rows of nine answers, sorted by their sum, so that a person of a given level can be given one near it."""

    rows: Sequence[Answers]
    real: bool

    def near(self, level: float, chance: random.Random) -> Answers:
        """A row whose place among all rows is about `level` (0 best, 1 worst)."""
        middle = min(max(level + chance.gauss(0, 0.04), 0.0), 0.999)
        return self.rows[int(middle * len(self.rows))]


def answer_rows(survey: Path, chance: random.Random) -> AnswerRows:
    """Real rows from the survey's file, or drawn ones where it is absent."""
    if survey.exists():
        return AnswerRows(sorted(_read(survey), key=sum), real=True)
    return AnswerRows(sorted((drawn(chance) for _ in range(4000)), key=sum), real=False)


def drawn(chance: random.Random) -> Answers:
    """One row from the one-factor model."""
    factor = chance.gauss(0, 1)
    leaning = (LOADING**0.5 * factor + (1 - LOADING) ** 0.5 * chance.gauss(0, 1) for _ in THRESHOLDS)
    return tuple(sum(lean > cut for cut in cuts) for lean, cuts in zip(leaning, THRESHOLDS, strict=True))


def _read(survey: Path) -> list[Answers]:
    with survey.open(newline="") as file:
        return [
            tuple(int(row[item]) for item in ITEMS)
            for row in csv.DictReader(file)
            if all(row[item] in {"0", "1", "2", "3"} for item in ITEMS)
        ]
