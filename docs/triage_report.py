"""docs/generated/triage.md: how well triage does on each half of the set, class by class. Written by docs/generate.py.

Only counts of a class are shown, never a message of the half called held.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from docs import triage_data
from docs.triage_set import DUTY, EXPLICIT, Row, half
from rigcheck.engines.triage.messages import read

NAME = "docs/generated/triage.md"
SETS = {
    "tune": "tune (trained on)",
    "held": "held (not read)",
    "other": "other (another voice)",
    "apart": "apart (a second voice)",
    "second": "second (another writer, not read)",
}
Z = 1.96
"""Of a 95 % interval."""
Cells = dict[tuple[str, bool], tuple[int, int]]
WANT_RECALL, WANT_FALSE = 0.95, 1 / 200

HEAD = """# How well triage reads a message

Written by `docs/generate.py` from the sets in `tests/vectors/triage`; a test keeps it fresh. The engine
(`rigcheck/engines/triage/messages`, in the browser `web/static/care/triage/triage.js`) reads one text and says
whether to offer help to **its writer**, with reasons. **It alerts nobody**, stores nothing and sends nothing. It is not
a screening and not a diagnosis: an offer can be wrong, and no offer never means that somebody is safe.

All messages are invented. *tune* was used to write the words and rules and to train the weights, so its figures
flatter. *held* was opened by nobody who built the engine; only its counts by class were seen, seven times so far.
After the first table, which showed too many offers over "not" and over duty talk, both were worked on with sentences
of our own; after the second (0.829 on plan and intent, 5 of 180 over duty talk) the ways of saying a plan were
widened, and what signs weigh was learned anew, in the same manner. So *held* is no longer quite untouched, and its
figures are a little too kind. *other* was written by whoever built the first engine, in another voice; nothing was
changed because of it. *apart* is the odd half of what was written before the widening in further voices (texting,
retirees, spouses, other countries); before it, recall there was 0.713 (82/115), with 3 of 63 over duty talk. Its
mistakes were not looked at, but its counts were, often, and the scores from which an offer is made were chosen by
them and by cross-validation over what is trained on. *extra* and *voices* are for training only; what in them came
near a message of *held* was dropped unseen.

Then a third writer added a thousand messages (*wide*, for training only), most of them plans without a word for dying
and talk of duty, hunting, moving house or holidays in nearly the same words; the words were widened by kinds of
things (means, places, what is put in order, who is away, what comes no more, rehearsal), with hints that are weighed,
and that two kinds stand in one message is weighed as well. Lines were chosen by leaving one writer out, never by
*held*, *other* or *apart*. Before that, *held* stood at 0.865 with 4 of 180 and 0.114 of the calm, *other* at 0.733
with 1 of 50 and 0.066. A writer left out, weights from the two others: plan and intent 0.941 (first writer), 0.923
(second), 0.677 (third), duty 0.017, 0.027, 0.033; the third writer alone, by the engine as it was before, 0.625 and
0.041. Words and signs were written with all of these in sight, so these estimates are a little kind as well.

*second* was written apart, by somebody who had read neither rules nor other messages, and most of its plans and intents
have no word for dying. Only its counts were seen: the engine before the widening stood at 0.803 on plan and intent
there, with 10 of 223 over duty talk and 0.110 of the calm; after it at 0.866, 8 of 223 and 0.093. It is the fairest of
the columns.

Last, *everyday*: greetings, thanks, shifts and meals ("Welcome.", "So do I"), over which the engine offered help 34
times in 274, since no file had such talk in it. Four fifths are trained on, and an offer over them costs three times as
much as another mistake (one, three and six were tried, with *tune*, *other*, *apart* and these in sight); the last
fifth, *everyday_apart*, had 7 of 54 before. No words or rules were changed for it.
Intervals are 95 % (Wilson).
"""

FOOT = """
Recall: of those whose writers should be offered help, how many are. False alarms: of the others, how many are offered
help all the same; that costs the writer one line on the page and nobody else anything.

**Length alone** ranks messages by their number of characters. **Bag of words** is a naive Bayes over single words,
trained on tune, with its line set where at most 1 in 200 messages of duty talk in tune lies above it. An AUC of 0.5 is
chance.
"""


def interval(hits: int, of: int) -> tuple[float, float]:
    """Wilson's interval of a share."""
    share, square = hits / of, Z * Z
    middle = (share + square / (2 * of)) / (1 + square / of)
    half_width = Z / (1 + square / of) * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    return max(0.0, middle - half_width), min(1.0, middle + half_width)


def shown(hits: int, of: int) -> str:
    """A share with its counts and interval; a dash where there is nothing to count."""
    if not of:
        return "-"
    low, high = interval(hits, of)
    return f"{hits / of:.3f} ({hits}/{of}; {low:.3f} to {high:.3f})"


def auc(scores: Sequence[float], wanted: Sequence[bool]) -> float:
    """Chance that a wanted message stands above an unwanted one; equal scores count half."""
    ordered = sorted(zip(scores, wanted, strict=True))
    ranks, at = 0.0, 0
    while at < len(ordered):
        end = at
        while end < len(ordered) and ordered[end][0] == ordered[at][0]:
            end += 1
        ranks += sum(want for _, want in ordered[at:end]) * (at + 1 + end) / 2
        at = end
    right = sum(wanted)
    return (ranks - right * (right + 1) / 2) / (right * (len(ordered) - right))


class Bayes:
    """The plain way: single words, each for itself."""

    def __init__(self, rows: Iterable[Row]) -> None:
        counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        for row in rows:
            counts[row.needs_help].update(set(row.text.lower().split()))
        self.weights = {
            word: math.log((counts[True][word] + 1) / (counts[True].total() + 1))
            - math.log((counts[False][word] + 1) / (counts[False].total() + 1))
            for word in {*counts[True], *counts[False]}
        }

    def score(self, text: str) -> float:
        """The higher, the more like a call for help."""
        return round(sum(self.weights.get(word, 0.0) for word in sorted(set(text.lower().split()))), 6)


def measured(rows: Sequence[Row]) -> Cells:
    """Offers and messages, by class and by whether help is wanted."""
    found: dict[tuple[str, bool], list[int]] = defaultdict(lambda: [0, 0])
    for row in rows:
        cell = found[row.kind, row.needs_help]
        cell[0] += read(row.text).offer
        cell[1] += 1
    return {key: (cell[0], cell[1]) for key, cell in found.items()}


def _sum(cells: Cells, kinds: Iterable[str] | None, *, wanted: bool) -> tuple[int, int]:
    chosen = [cell for (kind, want), cell in cells.items() if want is wanted and (kinds is None or kind in kinds)]
    return sum(hits for hits, _ in chosen), sum(of for _, of in chosen)


def _heading(first: str) -> list[str]:
    return [f"| {first} | " + " | ".join(SETS.values()) + " |", "|---|" + "---|" * len(SETS)]


def _goals(cells: dict[str, Cells]) -> list[str]:
    lines = ["", "## What was asked for", "", *_heading("")]
    explicit = [_sum(cells[name], EXPLICIT, wanted=True) for name in SETS]
    duty = [_sum(cells[name], DUTY, wanted=False) for name in SETS]
    lines.append("| recall on plan and intent, at least 0.95 | " + " | ".join(shown(*cell) for cell in explicit) + " |")
    lines.append("| false alarms over duty talk, at most 0.005 | " + " | ".join(shown(*cell) for cell in duty) + " |")
    met = [
        "met" if hits / of >= WANT_RECALL and wrong / calm <= WANT_FALSE else "**not met**"
        for (hits, of), (wrong, calm) in zip(explicit, duty, strict=True)
    ]
    daily = shown(*_sum(measured(half("everyday_apart")), None, wanted=False))
    said = f"Offers over what people say all day (*everyday_apart*, not trained on): {daily}."
    return [*lines, "| both | " + " | ".join(met) + " |", "", said]


def _classes(cells: dict[str, Cells], *, wanted: bool) -> list[str]:
    kinds = sorted({kind for each in cells.values() for kind, want in each if want is wanted})
    title = "## Recall, by class" if wanted else "## False alarms, by class"
    lines = ["", title, "", *_heading("class")]
    for kind in kinds:
        row = [shown(*cells[name].get((kind, wanted), (0, 0))) for name in SETS]
        lines.append(f"| {kind.replace('_', ' ')} | " + " | ".join(row) + " |")
    return [*lines, "| **all** | " + " | ".join(shown(*_sum(cells[name], None, wanted=wanted)) for name in SETS) + " |"]


def _baselines(rows: dict[str, list[Row]]) -> list[str]:
    plain = Bayes(rows["tune"])
    calm = sorted(
        (plain.score(row.text) for row in rows["tune"] if row.kind in DUTY and not row.needs_help), reverse=True
    )
    line = calm[len(calm) // 200]
    lines = [
        "",
        "## Beside what is easier",
        "",
        "| | " + " | ".join(SETS.values()) + " |",
        "|---|" + "---|" * len(SETS),
    ]
    wanted = {name: [row.needs_help for row in rows[name]] for name in SETS}
    by_length = [f"{auc([float(len(row.text)) for row in rows[name]], wanted[name]):.2f}" for name in SETS]
    by_words = [f"{auc([plain.score(row.text) for row in rows[name]], wanted[name]):.2f}" for name in SETS]
    explicit = {name: [plain.score(row.text) > line for row in rows[name] if row.kind in EXPLICIT] for name in SETS}
    duty = {name: [plain.score(row.text) > line for row in rows[name] if row.kind in DUTY] for name in SETS}
    lines.append("| length alone, AUC | " + " | ".join(by_length) + " |")
    lines.append("| bag of words, AUC | " + " | ".join(by_words) + " |")
    for title, found in (("recall on plan and intent", explicit), ("false alarms over duty talk", duty)):
        cells = [shown(sum(found[name]), len(found[name])) for name in SETS]
        lines.append(f"| bag of words, {title} | " + " | ".join(cells) + " |")
    return lines


def report() -> str:
    """The whole page."""
    rows = {name: half(name) for name in SETS}
    cells = {name: measured(each) for name, each in rows.items()}
    sizes = ", ".join(f"{name} {len(each)}" for name, each in rows.items())
    lines = [HEAD, f"Messages: {sizes}.", *_goals(cells), *_classes(cells, wanted=True), *_classes(cells, wanted=False)]
    return "\n".join([*lines, *_baselines(rows)]) + "\n" + FOOT


def files() -> dict[str, str]:
    """This page, and both copies of the file that the engine and the browser read with."""
    return {**dict.fromkeys(triage_data.COPIES, triage_data.text_of(triage_data.reading())), NAME: report()}
