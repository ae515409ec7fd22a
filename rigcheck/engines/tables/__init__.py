"""Tables as offices send them, CSV and XLSX, read into plain text cells; and written so that nothing runs.

table = read_table(content)                        # Table(headings, rows, encoding, sheet), or a named refusal
written = write_csv(["Number", "Name"], rows)      # bytes; a cell that a spreadsheet would run is made text
"""

from rigcheck.engines.tables.cells import neutral, plain, runs
from rigcheck.engines.tables.delimited import ENCODINGS, read_delimited
from rigcheck.engines.tables.packing import packed, unpacked
from rigcheck.engines.tables.refusals import (
    BrokenWorkbook,
    EmptyFile,
    HeadingTwice,
    NoHeadings,
    NotATable,
    OldWorkbook,
    OpenQuote,
    TooLarge,
    TooManyColumns,
    TooManyRows,
    UnreadableLetters,
)
from rigcheck.engines.tables.shape import MOST_COLUMNS, MOST_ROWS, Row, Table
from rigcheck.engines.tables.workbook import read_workbook
from rigcheck.engines.tables.writing import write_csv, write_workbook

__all__ = [
    "ENCODINGS",
    "MOST_COLUMNS",
    "MOST_ROWS",
    "BrokenWorkbook",
    "EmptyFile",
    "HeadingTwice",
    "NoHeadings",
    "NotATable",
    "OldWorkbook",
    "OpenQuote",
    "Row",
    "Table",
    "TooLarge",
    "TooManyColumns",
    "TooManyRows",
    "UnreadableLetters",
    "neutral",
    "packed",
    "plain",
    "read_table",
    "runs",
    "unpacked",
    "write_csv",
    "write_workbook",
]

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook of 1997 to 2003 begins, and a newer one behind a password."""


def read_table(content: bytes, encoding: str = "") -> Table:
    """The table in a file, whatever its name says: XLSX by its first bytes, CSV otherwise.

    `encoding`: one of `ENCODINGS` for a CSV; empty finds out. Raises the refusals of this package.
    """
    if not content.strip():
        raise EmptyFile
    if content.startswith(_OLE):
        raise OldWorkbook
    if content.startswith(_ZIP):
        return read_workbook(content)
    return read_delimited(content, encoding)
