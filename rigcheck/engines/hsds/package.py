"""HSDS as a tabular data package: a ZIP of CSV files and `datapackage.json`, which says what their columns are.

Frictionless Data, Tabular Data Package and Table Schema (specs.frictionlessdata.io); CSV as RFC 4180 has it.
"""

from __future__ import annotations

import csv
import json
import re
import zlib
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import islice
from lzma import LZMAError
from typing import Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from rigcheck.engines.hsds import older
from rigcheck.engines.hsds.nesting import MOST_ROWS, Laying
from rigcheck.engines.hsds.refusals import BrokenFile, NotADirectory, TooMuch
from rigcheck.engines.hsds.tables import NUMBERS, TABLES, Tables

MOST_BYTES: Final = 200_000_000
"""As much as a package may unpack to."""
MOST_FILES: Final = 200
_EARLIEST: Final = (1980, 1, 1, 0, 0, 0)
"""The same tables make the same bytes: no moment of writing stands in the ZIP."""
_RUNS: Final = re.compile(r"'*(?:[=@\t\r＝＋－＠]|[+-](?![\d ().-]+$))")


def write_package(tables: Tables) -> bytes:
    """The tables as a ZIP; every file of the specification is there that has a row."""
    out = BytesIO()
    filled = [table for table in TABLES if tables.get(table)]
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        described = json.dumps(_described(filled), indent=1)
        archive.writestr(ZipInfo("datapackage.json", _EARLIEST), described, ZIP_DEFLATED)
        for table in filled:
            archive.writestr(ZipInfo(TABLES[table].file, _EARLIEST), _csv(table, tables), ZIP_DEFLATED)
    return out.getvalue()


def _csv(table: str, tables: Tables) -> str:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = TABLES[table].columns
    writer.writerow(columns)
    writer.writerows([_guarded(row.get(column, "")) for column in columns] for row in tables[table])
    return out.getvalue()


def _guarded(cell: Any) -> str:
    """The cell as text; an apostrophe before what a spreadsheet would run (OWASP, "CSV Injection")."""
    text = str(cell)
    return f"'{text}" if _RUNS.match(text) else text


def _plain(text: str) -> str:
    return text[1:] if text.startswith("'") and _RUNS.match(text[1:]) else text


def _described(filled: list[str]) -> dict[str, Any]:
    resources = [
        {
            "name": table,
            "path": TABLES[table].file,
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": _fields(table), "primaryKey": "id", "foreignKeys": _keys(table, filled)},
        }
        for table in filled
    ]
    return {"profile": "tabular-data-package", "name": "human-services-data", "resources": resources}


def _fields(table: str) -> list[dict[str, Any]]:
    about = TABLES[table]
    return [
        {
            "name": column,
            "type": "number" if column in NUMBERS else "string",
            # An id is always there; other columns may be required and still be an empty text, which CSV cannot say.
            **({"constraints": {"required": True}} if column in about.required and column.endswith("id") else {}),
        }
        for column in about.columns
    ]


def _keys(table: str, filled: list[str]) -> list[dict[str, Any]]:
    pairs = [(f"{parent}_id", parent) for parent in filled if f"{parent}_id" in TABLES[table].columns]
    return [{"fields": column, "reference": {"resource": to, "fields": "id"}} for column, to in pairs]


def read_package(content: bytes) -> Laying:
    """Rows of a package by table; one of an edition before 3 is brought up to it first.

    Raises BrokenFile, NotADirectory, TooMuch.
    """
    files = _files(content)
    laying = Laying()
    if older.is_older(files):
        files = older.upgraded(files)
    for table, about in TABLES.items():
        for row in files.pop(about.file, []):
            cells = {column: laying.cell(table, column, cell) for column, cell in row.items()}
            laying.add(table, {column: cell for column, cell in cells.items() if cell is not None})
    for name, rows in files.items():
        laying.left_out[f"{name.removesuffix('.csv')}.*"] += len(rows)
    if not laying.tables.get("service"):
        raise NotADirectory
    return laying


def _files(content: bytes) -> dict[str, list[dict[str, str]]]:
    """The rows of each file. They are counted as they come: short rows unpack to many times their bytes."""
    files: dict[str, list[dict[str, str]]] = {}
    left = MOST_ROWS
    for name, text in _texts(content):
        files[name] = list(islice(_rows(text), left + 1))
        left -= len(files[name])
        if left < 0:
            raise TooMuch
    return files


def _texts(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            members = [one for one in archive.infolist() if one.filename.endswith(".csv")]
            if len(members) > MOST_FILES or sum(one.file_size for one in members) > MOST_BYTES:
                raise TooMuch
            for one in members:
                with archive.open(one) as opened:
                    data = opened.read(one.file_size + 1)
                yield one.filename.rpartition("/")[2], data.decode("utf-8-sig")
    except (BadZipFile, zlib.error, LZMAError, OSError, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise BrokenFile from None


def _rows(text: str) -> Iterator[dict[str, str]]:
    reader = csv.DictReader(StringIO(text, newline=""), restkey="", restval="")
    try:
        for row in reader:
            yield {str(column).strip(): _plain(cell) for column, cell in row.items() if column and cell}
    except csv.Error:
        raise BrokenFile from None
