"""Trains the weights of triage from the half of the set called tune: logistic regression, in whole numbers.

Run by hand, when the words, signs or rules have changed: `python bench/measuring/triage_weights.py`. The half called
held is not read here. What is weighed is `features` of the engine, so that training and use cannot differ.
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
LEAST = [0, 200, -250, -150]
"""Scores from which an offer is made: plainly, where duty is spoken of or a sign was undone; both where one stands."""
FOLDS = 5
RIDGE = 4.0
STEPS = 120
SELDOM = 2
DUTY_WEIGHT, EXPLICIT_WEIGHT = 6.0, 4.0
"""A false alarm over talk of duty, and a plan or intent that is missed, cost so much more than another mistake."""


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


def fitted(data: np.ndarray, wanted: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """Weights by accelerated gradient steps; the ridge spares the constant, which is the first column."""
    weights = np.zeros(data.shape[1], dtype=np.float32)
    ahead, previous = weights.copy(), weights.copy()
    ridge = np.full(data.shape[1], RIDGE, dtype=np.float32)
    ridge[0] = 0.0
    rate = 4.0 / (cost.max() * _largest(data) + 4 * RIDGE)
    for step in range(STEPS):
        chance = 1 / (1 + np.exp(-data @ ahead))
        weights = ahead - rate * (data.T @ (cost * (chance - wanted)) + ridge * ahead)
        ahead = weights + step / (step + 3) * (weights - previous)
        previous = weights
    return weights


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


def out_of_fold(sets: list[set[str]], wanted: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """Each message's score by weights that never saw it."""
    scores = np.zeros(len(sets))
    fold = np.arange(len(sets)) * 7919 % FOLDS
    for left in range(FOLDS):
        train = np.flatnonzero(fold != left)
        names = names_of([sets[at] for at in train])
        weights = fitted(matrix([sets[at] for at in train], names), wanted[train], cost[train])
        tested = np.flatnonzero(fold == left)
        scores[tested] = np.rint(matrix([sets[at] for at in tested], names) @ weights * SCALE)
    return scores


def main() -> None:
    """Train, choose the line, write weights.json, print what cross-validation says."""
    tune = triage_set.half("tune")
    rows = [*tune, *triage_set.half("extra"), *triage_set.half("voices")]
    book = Lexicon(triage_data.reading())
    sets, standing, wanted = table(rows, book)
    duty = np.array([row.kind in triage_set.DUTY for row in rows])
    explicit = np.array([row.kind in triage_set.EXPLICIT for row in rows])
    cost = np.where(duty, DUTY_WEIGHT, np.where(explicit, EXPLICIT_WEIGHT, 1.0)).astype(np.float32)
    scores = out_of_fold(sets, wanted, cost)
    like = np.array([not book.shop.isdisjoint(each) or any(name[:1] == "-" for name in each) for each in sets])
    given = scores >= np.choose(2 * standing + like, LEAST)
    measured = np.arange(len(rows)) < len(tune)
    for title, chosen in (
        ("plan and intent", explicit),
        ("all who need help", wanted),
        ("duty", duty),
        ("calm", ~wanted),
    ):
        print(f"Offers out of fold, {title}: {given[chosen & measured].mean():.3f}")
    names = names_of(sets)
    weights = np.rint(fitted(matrix(sets, names), wanted, cost) * SCALE).astype(int)
    kept = {name: int(weights[at]) for name, at in names.items() if abs(weights[at]) >= 4 or not name}
    text = json.dumps({"least": LEAST, "weights": kept}, ensure_ascii=False, indent=0, sort_keys=True)
    (triage_data.WRITTEN / "weights.json").write_text(text + "\n", encoding="utf-8")
    triage_data.main()


if __name__ == "__main__":
    main()
