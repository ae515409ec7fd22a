"""`rigcheck score`: scores a CSV file of any length in bounded memory.

A row is refused, and counted by reason, when an answer is missing, is not listed, or when the row does not have
as many fields as the heading. Whole numbers may be written 2 or 2.0; nothing else is rounded or guessed.
"""

import argparse
import csv
import operator
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from itertools import compress, islice
from pathlib import Path
from typing import Any

import numpy as np

from rigcheck.doors.tally import Summary
from rigcheck.engines.instruments import INVALID, MISSING, Instrument, RowState, load, score_columns
from rigcheck.engines.instruments.rowscores import ColumnScores
from rigcheck.kernel.refusals import Refusal

ROWS = 1 << 16
"""Rows held in memory at a time."""
MALFORMED = len(RowState)
"""The state of a row with too few or too many fields, after the engine's own states."""
STATES = (*(state.name.lower().replace("_", "-") for state in RowState), "malformed")
NO_ANSWER = ("", ".", "NA", "N/A", "NaN", "nan", "NULL", "null", "None")
COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    ">": operator.gt,
    "<": operator.lt,
}


class FileRefused(Refusal):
    """The file or what was asked of it cannot be worked with."""

    code = "file-refused"


class Codes(dict[str, int]):
    """From the text of a field to the byte of an answer."""

    def __init__(self) -> None:
        super().__init__(dict.fromkeys(NO_ANSWER, MISSING))
        self.update((form, value) for value in range(INVALID) for form in (str(value), f"{value}.0"))

    def __missing__(self, text: str) -> int:
        """Spaces around a field do not matter; anything else is no answer that is listed."""
        return self.get(text.strip(), INVALID)


CODES = Codes()
Test = Callable[[Sequence[str]], bool]


@dataclass(frozen=True)
class Request:
    """What to score, and how, with places in the row instead of names of columns."""

    instrument: Instrument
    items: dict[str, int]
    tests: list[Test]
    by: int | None
    weight: int | None
    width: int


def add_to(commands: Any) -> None:
    """Add `score` to the commands."""
    parser = commands.add_parser("score", help="score a CSV file of answers", description=__doc__)
    parser.add_argument("file", nargs="?", metavar="FILE.csv")
    parser.add_argument("--instrument", required=True, metavar="ID", help="see `rigcheck instruments`")
    parser.add_argument("--map", nargs="+", action="extend", default=[], metavar="ITEM=COLUMN", help="item1=DPQ010 ...")
    parser.add_argument(
        "--where", action="append", default=[], metavar="TEST", help='"AGE>=20" or "CYCLE=2013-2014,2015-2016"'
    )
    parser.add_argument("--by", metavar="COLUMN", help="a summary for each value of this column as well")
    parser.add_argument("--weight", metavar="COLUMN", help="weighted shares as well")
    parser.add_argument("--out", type=Path, metavar="FILE.csv", help="every row's outcome")
    parser.add_argument("--json", action="store_true", help="print the summary as JSON")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> None:
    """Score the file and print the summary. Raises FileRefused, WrongColumns, UnknownInstrument, OSError."""
    instrument, path = load(options.instrument), file_of(options)
    out = options.out.open("w", newline="", encoding="utf-8") if options.out else nullcontext()
    with path.open(newline="", encoding="utf-8-sig", errors="replace") as lines, out as rows_out:
        reader = csv.reader(lines)
        try:
            request = understand(options, instrument, next(reader, []))
            summary = score_rows(request, reader, csv.writer(rows_out) if rows_out else None)
        except csv.Error as fault:
            raise FileRefused(f"Line {reader.line_num} of {path} is not CSV: {fault}.") from fault
    print(summary.as_json() if options.json else summary.as_text())


def file_of(options: argparse.Namespace) -> Path:
    """The file, also where it was written after `--map` and so counted as one of its pairs."""
    if options.file is None and options.map and "=" not in options.map[-1]:
        options.file = options.map.pop()
    if options.file is None:
        raise FileRefused("Which file? Write its name after `score`.")
    return Path(options.file)


def understand(options: argparse.Namespace, instrument: Instrument, heading: Sequence[str]) -> Request:
    """Find the columns that were named. Raises FileRefused for one that is absent or stands twice."""
    names = dict(pair.split("=", 1) if "=" in pair else (pair, "") for pair in options.map)
    unknown = names.keys() - {item.id for item in instrument.items}
    if unknown:
        raise FileRefused(f"{instrument.id} has no question called {', '.join(sorted(unknown))}.")
    needed = [item.id for item in instrument.items if item.id in names or not item.optional]
    return Request(
        instrument=instrument,
        items={item_id: place_of(heading, names.get(item_id, item_id)) for item_id in needed},
        tests=[test_of(heading, text) for text in options.where],
        by=place_of(heading, options.by) if options.by else None,
        weight=place_of(heading, options.weight) if options.weight else None,
        width=len(heading),
    )


def place_of(heading: Sequence[str], name: str) -> int:
    """Where the column stands."""
    found = [place for place, title in enumerate(heading) if title.strip() == name]
    if len(found) != 1:
        raise FileRefused(f"The heading has {len(found) or 'no'} columns called {name!r}; use --map.")
    return found[0]


def test_of(heading: Sequence[str], text: str) -> Test:
    """A test on a row from its text: a number comparison, or a list of allowed texts."""
    parts = re.fullmatch(r"\s*([^<>=]+?)\s*(>=|<=|>|<|=)\s*(.+?)\s*", text)
    if not parts:
        raise FileRefused(f"{text!r} is not a test such as AGE>=20.")
    place, sign, right = place_of(heading, parts[1]), parts[2], parts[3]
    if sign == "=":
        wanted = frozenset(right.split(","))
        return lambda row: row[place].strip() in wanted
    line, compare = _number(right), COMPARISONS[sign]
    if line is None:
        raise FileRefused(f"{text!r} compares with something that is not a number.")
    return lambda row: (value := _number(row[place])) is not None and compare(value, line)


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def score_rows(request: Request, reader: Iterator[list[str]], out: Any) -> Summary:
    """Score all rows, a piece at a time."""
    summary = Summary(request.instrument, weighted=request.weight is not None)
    if out:
        out.writerow(["row", *outcome_heading(request.instrument)])
    while lines := list(islice(reader, ROWS)):
        rows = list(filter(None, lines))  # empty lines are no rows
        numbers: Sequence[int] = range(summary.read + 1, summary.read + len(rows) + 1)
        summary.read += len(rows)
        if request.tests:
            wanted = [_wanted(request, row) for row in rows]
            rows, numbers = list(compress(rows, wanted)), list(compress(numbers, wanted))
        if rows:
            scores = score_piece(request, rows, summary)
            if out:
                out.writerows(outcomes(request.instrument, scores, numbers))
    return summary


def _wanted(request: Request, row: Sequence[str]) -> bool:
    """A malformed row cannot be tested; it is kept, to be refused and counted."""
    return len(row) != request.width or all(test(row) for test in request.tests)


def score_piece(request: Request, rows: list[list[str]], summary: Summary) -> ColumnScores:
    """Score these rows and add them to the summary."""
    malformed = np.fromiter(map(len, rows), np.intp, len(rows)) != request.width
    for place in np.flatnonzero(malformed):
        rows[place] = [""] * request.width
    fields = list(zip(*rows, strict=True))
    columns = {
        item: np.frombuffer(bytes(map(CODES.__getitem__, fields[place])), np.uint8)
        for item, place in request.items.items()
    }
    scores = score_columns(request.instrument, columns)
    scores.states[malformed] = MALFORMED
    weights = _weights(fields[request.weight], scores) if request.weight is not None else None
    summary.add(columns, scores, weights, fields[request.by] if request.by is not None else None)
    return scores


def _weights(texts: Sequence[str], scores: ColumnScores) -> Any:
    """The weights of the rows; a refused row needs none. Raises FileRefused."""
    weights = np.array([_number(text) for text in texts], float)
    weights[scores.states != RowState.SCORED] = 0
    if not np.isfinite(weights).all() or (weights < 0).any():
        raise FileRefused("A scored row has no weight, or one that is negative or not a finite number.")
    return weights


def outcome_heading(instrument: Instrument) -> list[str]:
    """The columns of `--out` after the row number."""
    scales = [name for scale in instrument.scales for name in (scale.id, f"{scale.id}-band")]
    return ["instrument", "version", "state", *scales, *(rule.id for rule in instrument.safety)]


def outcomes(instrument: Instrument, scores: ColumnScores, numbers: Sequence[int]) -> Iterator[list[object]]:
    """One line for each row; a refused row has a state and nothing else."""
    empty = [""] * (2 * len(scores.scales) + len(scores.flags))
    for place, number in enumerate(numbers):
        line: list[object] = [number, instrument.id, instrument.version, STATES[scores.states[place]]]
        yield line + (empty if scores.states[place] else _scored(scores, place))


def _scored(scores: ColumnScores, place: int) -> list[object]:
    line: list[object] = []
    for scale in scores.scales.values():
        line += [scale.scores[place].item(), scale.band_ids[scale.bands[place]] if scale.band_ids else ""]
    return line + [int(flags[place]) for flags in scores.flags.values()]
