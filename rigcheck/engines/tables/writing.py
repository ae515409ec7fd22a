"""Tables as files that an office opens. Every cell that a spreadsheet would run is made text."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils.exceptions import IllegalCharacterError

from rigcheck.engines.tables.cells import neutral


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """CSV in UTF-8 with its mark, by which spreadsheets know the encoding; lines end as RFC 4180 says."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([neutral(heading) for heading in headings])
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def write_workbook(headings: Sequence[str], rows: Iterable[Sequence[str]], *, title: str) -> bytes:
    """XLSX with one sheet; every cell is text, so that numbers keep their leading zeros."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "A2"
    for row in (headings, *rows):
        sheet.append([_cell(sheet, cell) for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: object, text: str) -> WriteOnlyCell:
    try:
        cell = WriteOnlyCell(sheet, value=neutral(text))
    except IllegalCharacterError:
        cell = WriteOnlyCell(sheet, value=neutral("".join(sign for sign in text if sign.isprintable())))
    cell.data_type = "s"
    cell.number_format = "@"
    return cell
