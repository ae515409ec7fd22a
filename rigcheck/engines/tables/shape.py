"""What a read table is, and the line in it that names the columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from rigcheck.engines.tables.refusals import EmptyFile, HeadingTwice, NoHeadings, TooManyColumns, TooManyRows

MOST_COLUMNS: Final = 200
MOST_ROWS: Final = 100_000
_FEWEST_HEADINGS: Final = 2
_TITLE_LINES: Final = 20
"""How many lines (a title, a date, an empty one) may stand above the headings."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it stands on in the file (from 1), and one text for each heading.

    `spills` says that the line had more cells than there are headings: a comma inside a value, most often.
    """

    line: int
    cells: tuple[str, ...]
    spills: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows; `encoding` is empty for a workbook, `sheet` for a CSV."""

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    encoding: str = ""
    sheet: str = ""


def shaped(lines: Iterable[tuple[int, Sequence[str]]], *, encoding: str = "", sheet: str = "") -> Table:
    """A table from numbered lines of cells; lines without any text are left out.

    Raises NoHeadings, HeadingTwice, TooManyColumns, TooManyRows, EmptyFile.
    """
    filled = _filled(lines)
    headings = _headings(filled)
    rows = tuple(_row(line, cells, len(headings)) for line, cells in filled)
    if not rows:
        raise EmptyFile
    return Table(headings, rows, encoding, sheet)


def _filled(lines: Iterable[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, list[str]]]:
    count = 0
    for line, cells in lines:
        texts = [cell.strip() for cell in cells]
        while texts and not texts[-1]:
            texts.pop()
        if not texts:
            continue
        if len(texts) > MOST_COLUMNS:
            raise TooManyColumns
        count += 1
        if count > MOST_ROWS + _TITLE_LINES:
            raise TooManyRows
        yield line, texts


def _headings(filled: Iterator[tuple[int, list[str]]]) -> tuple[str, ...]:
    for _, (_, texts) in zip(range(_TITLE_LINES), filled, strict=False):
        if sum(bool(text) for text in texts) >= _FEWEST_HEADINGS:
            _each_once(texts)
            return tuple(texts)
    raise NoHeadings


def _each_once(headings: Sequence[str]) -> None:
    seen: set[str] = set()
    for heading in filter(None, headings):
        known = "".join(sign for sign in heading.casefold() if sign.isalnum())
        if known in seen:
            raise HeadingTwice(heading)
        seen.add(known)


def _row(line: int, cells: list[str], width: int) -> Row:
    padding = [""] * (width - len(cells))
    return Row(line, tuple([*cells, *padding][:width]), spills=len(cells) > width)
