"""CSV in the encodings and with the delimiters that offices use."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from typing import Final

from rigcheck.engines.tables.refusals import NotATable, OpenQuote, TooManyColumns, UnreadableLetters
from rigcheck.engines.tables.shape import MOST_COLUMNS, Table, shaped

ENCODINGS: Final = ("utf-8", "utf-16", "cp1252", "cp1250", "cp850", "cp437", "mac_roman")
"""What a file may be said to be written in. cp1252 is Windows in the Americas and Western Europe, cp1250 in Central
Europe, cp850 and cp437 are DOS, mac_roman an old Mac."""

_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS: Final = ",;\t|"
_LOOKED_AT: Final = 20
_LONGEST_CELL: Final = 32_767
"""As many characters as a cell of a spreadsheet holds; the csv module's own limit is far above."""
_MOST_MARKS: Final = 10 * MOST_COLUMNS
"""More delimiters than this on one line are not worth parsing: quoted values never hold so many."""


def read_delimited(content: bytes, encoding: str = "") -> Table:
    """The table in a CSV file. Raises the refusals of this package."""
    text, found = _decoded(content, encoding)
    text, delimiter = _delimiter(text)
    return shaped(_lines(text, delimiter), encoding=found)


def _decoded(content: bytes, encoding: str) -> tuple[str, str]:
    for name in [encoding] if encoding else _guesses(content):
        try:
            text = content.decode("utf-8-sig" if name == "utf-8" else name)
        except (UnicodeDecodeError, LookupError):
            continue
        if _control(text):
            raise NotATable
        return text, name.removesuffix("-sig")
    raise UnreadableLetters


def _guesses(content: bytes) -> list[str]:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return [name]
    odd, even = content[1:400:2].count(0), content[:400:2].count(0)
    half = len(content[:400]) // 4
    if max(odd, even) > half:  # Latin letters in two bytes each: every second byte is zero
        return ["utf-16-le" if odd > even else "utf-16-be"]
    return ["utf-8", "cp1252"]


def _control(text: str) -> bool:
    return any(ord(sign) < ord(" ") and sign not in "\t\r\n\x0b\x0c" for sign in set(text))


def _delimiter(text: str) -> tuple[str, str]:
    """The text without Excel's `sep=` line, and what parts its cells: what gives most lines the same count of them."""
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=,"):
        return rest, first.strip()[-1]
    head = text[: 64 * 1024].splitlines()[:_LOOKED_AT]
    return text, max(_DELIMITERS, key=lambda sign: _agreement(head, sign))


def _agreement(head: list[str], delimiter: str) -> tuple[int, int]:
    """How many lines fall into the same number of cells, above one, and that number."""
    widths = Counter(len(cells) for cells in csv.reader(head, delimiter=delimiter) if len(cells) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    if any(line.count(delimiter) > _MOST_MARKS for line in StringIO(text)):
        raise TooManyColumns
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(len(cell) > _LONGEST_CELL for cell in cells):
                raise OpenQuote
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        raise OpenQuote from None
