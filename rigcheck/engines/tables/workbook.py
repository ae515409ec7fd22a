"""XLSX: the first sheet that has something on it, as text.

openpyxl reads the XML, and refuses entities where defusedxml is installed, which base.txt sees to; what it would
unpack is measured before it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from io import BytesIO
from itertools import chain, count, islice
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from rigcheck.engines.tables.refusals import BrokenWorkbook, EmptyFile, NotATable, TooLarge
from rigcheck.engines.tables.shape import Table, shaped
from rigcheck.kernel.refusals import Refusal

_MOST_BYTES: Final = 100 * 1024 * 1024
_MOST_PARTS: Final = 500
_MOST_CELLS: Final = 5_000_000
_MIDNIGHT: Final = time()


def read_workbook(content: bytes) -> Table:
    """The table on the first sheet with text. Raises the refusals of this package."""
    _measure(content)
    try:
        # A workbook's own errors have no common ancestor: KeyError for a missing part, ValueError for a bad cell,
        # defusedxml's for entities, ParseError for broken XML.
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        return _first_with_text(sheet for sheet in book.worksheets if sheet.sheet_state == "visible")
    except Refusal:
        raise
    except Exception:
        raise BrokenWorkbook from None


def _first_with_text(sheets: Iterable[Any]) -> Table:
    """Row by row, so that a sheet too wide or too long is let go at once; all sheets share one count of cells."""
    seen = count()
    for sheet in sheets:
        lines = _lines(sheet, seen)
        first = next(lines, None)
        if first is not None:
            return shaped(chain([first], lines), sheet=sheet.title)
    raise EmptyFile


def _measure(content: bytes) -> None:
    try:
        parts = ZipFile(BytesIO(content)).infolist()
    except (BadZipFile, ValueError):
        raise BrokenWorkbook from None
    if "[Content_Types].xml" not in {part.filename for part in parts}:
        raise NotATable
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_BYTES:
        raise TooLarge


def _lines(sheet: Any, seen: Iterator[int]) -> Iterator[tuple[int, Sequence[str]]]:
    """Rows with text, each with its line; `seen` counts the cells of all sheets."""
    sheet.reset_dimensions()  # what a file says about its own size is not always true
    for cells in sheet.iter_rows():
        if next(islice(seen, len(cells), None)) > _MOST_CELLS:
            raise TooLarge
        texts = [_text(cell) for cell in cells]
        if any(texts):
            line = next(cell.row for cell in cells if cell.value is not None)
            yield line, texts


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return _as_shown(value, cell.number_format)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def _as_shown(value: int, number_format: str) -> str:
    """A number with the leading zeros that its format shows: a badge number 00417 is kept as 417 and "00000"."""
    return str(value).zfill(len(number_format)) if set(number_format) == {"0"} else str(value)
