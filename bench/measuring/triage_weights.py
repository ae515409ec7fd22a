"""Trains the weights of triage: logistic regression, in whole numbers, from tune and the files for training only.

Run by hand, when the words, signs or rules have changed: `python bench/measuring/triage_weights.py`. Neither held nor
other nor apart is read here. What is weighed is `features` of the engine, so that training and use cannot differ.

What a new voice would meet is estimated by leaving one writer out: the messages of each are scored by weights that saw
only those of the others. From these scores alone the lines are chosen from which an offer is made.
"""

import json
import sys
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from docs import triage_data, triage_set
from rigcheck.engines.triage.messages.lexicon import Lexicon
from rigcheck.engines.triage.messages.reading import examine, features
from rigcheck.engines.triage.messages.spelling import words_of

SCALE = 100
WRITERS = {
    "one": ("tune",),
    "two": ("extra", "voices"),
    "three": triage_set.FURTHER,
}
"""The files that are trained on, by who wrote them."""
RIDGE, SIGN_RIDGE = 5.0, 0.3
STEPS = 300
SELDOM = 2
DUTY_WEIGHT, EXPLICIT_WEIGHT, DAILY_WEIGHT = 6.0, 4.0, 3.0
"""A false alarm over talk of duty, and a plan or intent that is missed, cost so much more than another mistake."""
DAILY = frozenset({"everyday"})
"""What people say all day, over which an offer is plainly wrong."""
LEAST_WEIGHT = 4
GRID = range(-350, 351, 25)
NAMES = ("plan and intent", "all who need help", "duty", "calm")
WORTH = np.array([3.0, 0.5, -6.0, -0.8])
"""What a share of offers is worth when lines are chosen, in the order of NAMES."""


def table(rows: list[triage_set.Row], book: Lexicon) -> tuple[list[set[str]], np.ndarray, np.ndarray]:
    """Features of each message; whether a sign stands already; whether help is wanted."""
    found = [examine(book.repaired(words_of(row.text, book.alike)), book) for row in rows]
    return (
        [features(each) for each in found],
        np.array([bool(each.standing) for each in found]),
        np.array([row.needs_help for row in rows]),
    )


def matrix(sets: list[set[str]], names: dict[str, int]) -> np.ndarray:
    """One row for each message, one column for each name."""
    made = np.zeros((len(sets), len(names)), dtype=np.float32)
    for at, each in enumerate(sets):
        columns = [names[name] for name in each if name in names]
        made[at, columns] = 1.0
    return made


def fitted(data: np.ndarray, wanted: np.ndarray, cost: np.ndarray, ridge: np.ndarray) -> np.ndarray:
    """Weights by accelerated gradient steps; `ridge` holds each back by so much."""
    weights = np.zeros(data.shape[1], dtype=np.float32)
    ahead, previous = weights.copy(), weights.copy()
    rate = 4.0 / (cost.max() * _largest(data) + 4 * RIDGE)
    for step in range(STEPS):
        chance = 1 / (1 + np.exp(-data @ ahead))
        weights = ahead - rate * (data.T @ (cost * (chance - wanted)) + ridge * ahead)
        ahead = weights + step / (step + 3) * (weights - previous)
        previous = weights
    return weights


def ridges(names: dict[str, int]) -> np.ndarray:
    """The constant is free, and signs that stand are trusted more than single words."""
    return np.array([0.0 if not name else SIGN_RIDGE if name[0] == "+" else RIDGE for name in names], dtype=np.float32)


def _largest(data: np.ndarray) -> float:
    """Upper bound of the largest eigenvalue of data' data, by powers."""
    vector = np.ones(data.shape[1], dtype=np.float32)
    size = 1.0
    for _ in range(12):
        vector = data.T @ (data @ vector)
        size = float(np.linalg.norm(vector))
        vector /= size
    return size * 1.1


def names_of(sets: list[set[str]]) -> dict[str, int]:
    """Columns: the constant first, then what is not seldom."""
    count: dict[str, int] = {}
    for each in sets:
        for name in each:
            count[name] = count.get(name, 0) + 1
    kept = sorted(name for name, times in count.items() if times >= SELDOM and name)
    return {name: at for at, name in enumerate(["", *kept])}


Lines = list[int]
Judged = tuple[float, float, float, float]


class Trained:
    """All messages that are trained on, with what is weighed of them."""

    def __init__(self, rows: list[triage_set.Row], writers: list[str], book: Lexicon) -> None:
        self.sets, standing, self.wanted = table(rows, book)
        self.duty = np.array([row.kind in triage_set.DUTY for row in rows])
        daily = np.array([row.kind in DAILY for row in rows])
        self.explicit = np.array([row.kind in triage_set.EXPLICIT for row in rows])
        self.writers = np.array(writers)
        cost = np.where(self.duty, DUTY_WEIGHT, np.where(self.explicit, EXPLICIT_WEIGHT, 1.0))
        cost = np.where(daily, DAILY_WEIGHT, cost)
        self.cost = cost.astype(np.float32)
        shop = np.array([not book.shop.isdisjoint(each) or any(name[:1] == "-" for name in each) for each in self.sets])
        self.line = 2 * standing + shop
        """Which of the four lines a message has to reach."""

    def weights(self, chosen: np.ndarray) -> tuple[dict[str, int], np.ndarray]:
        """Columns and weights from some of the messages."""
        at = np.flatnonzero(chosen)
        names = names_of([self.sets[each] for each in at])
        data = matrix([self.sets[each] for each in at], names)
        return names, fitted(data, self.wanted[at], self.cost[at], ridges(names))

    def scores(self) -> np.ndarray:
        """Each message's score by weights that saw nothing by the same writer."""
        scores = np.zeros(len(self.sets))
        for writer in WRITERS:
            names, weights = self.weights(self.writers != writer)
            tested = np.flatnonzero(self.writers == writer)
            scores[tested] = np.rint(matrix([self.sets[at] for at in tested], names) @ weights * SCALE)
        return scores

    def judged(self, scores: np.ndarray, lines: Lines, writer: str) -> Judged:
        """Share of offers by these lines: over plan and intent, all who need help, duty, and all who need none."""
        given, own = scores >= np.choose(self.line, lines), self.writers == writer
        groups = (self.explicit, self.wanted, self.duty, ~self.wanted)
        return tuple(float(given[own & group].mean()) for group in groups)  # type: ignore[return-value]

    def worth(self, scores: np.ndarray, lines: Lines) -> float:
        """What lines are worth, every writer counting the same."""
        shares = np.array([self.judged(scores, lines, writer) for writer in WRITERS])
        return float((shares @ WORTH).mean())

    def lines(self, scores: np.ndarray) -> Lines:
        """The best four lines, found by changing one at a time until none is better."""
        lines, best = [0, 0, 0, 0], -np.inf
        while True:
            tried = [[*lines[:at], line, *lines[at + 1 :]] for at in range(4) for line in GRID]
            worth, found = max((self.worth(scores, each), each) for each in tried)
            if worth <= best + 1e-9:
                return lines
            best, lines = worth, found


def main() -> None:
    """Train, choose the lines, write weights.json, print what a new writer would meet."""
    by_writer = [(writer, row) for writer, names in WRITERS.items() for name in names for row in triage_set.half(name)]
    trained = Trained(
        [row for _, row in by_writer], [writer for writer, _ in by_writer], Lexicon(triage_data.reading())
    )
    scores = trained.scores()
    lines = trained.lines(scores)
    print("Lines:", lines)
    for writer in WRITERS:
        shares = trained.judged(scores, lines, writer)
        print(f"Writer {writer} left out:", *(f"{name} {share:.3f}" for name, share in zip(NAMES, shares, strict=True)))
    names, weights = trained.weights(np.ones(len(by_writer), dtype=bool))
    whole = np.rint(weights * SCALE).astype(int)
    kept = {name: int(whole[at]) for name, at in names.items() if abs(whole[at]) >= LEAST_WEIGHT or not name}
    text = json.dumps({"least": lines, "weights": kept}, ensure_ascii=False, indent=0, sort_keys=True)
    (triage_data.WRITTEN / "weights.json").write_text(text + "\n", encoding="utf-8")
    triage_data.main()


if __name__ == "__main__":
    main()
