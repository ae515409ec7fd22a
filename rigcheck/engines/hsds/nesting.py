"""The JSON form of HSDS turned into tables, and tables into it."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from rigcheck.engines.hsds.refusals import BrokenFile, NotADirectory, TooMuch
from rigcheck.engines.hsds.tables import LISTS, NUMBERS, OBJECTS, TABLES, Cell, Record, Tables, link, nests

DEEPEST = 12
"""The specification nests seven deep; a file that goes on and on is no directory."""
MOST_ROWS = 1_000_000


class Laying:
    """Rows by table as they are found; the same row met twice is one row, with the links of both."""

    def __init__(self) -> None:
        self.tables: Tables = {}
        self.left_out: Counter[str] = Counter()
        self._met: dict[tuple[str, str], Record] = {}
        self._made_up = 0

    def add(self, table: str, cells: Mapping[str, Cell]) -> Record:
        """Put a row down. One without an id gets one by its place in the file."""
        name = str(cells.get("id", "")) or self._next()
        row = self._met.get((table, name))
        if row is None:
            if len(self._met) >= MOST_ROWS:
                raise TooMuch
            row = self._met[table, name] = {"id": name}
            self.tables.setdefault(table, []).append(row)
        for column, cell in cells.items():
            row.setdefault(column, cell)
        return row

    def cell(self, table: str, column: str, value: Any) -> Cell | None:
        """The value as a cell; None for an empty one, and for what is no HSDS, which is counted."""
        found = cell_of(column, value) if column in TABLES[table].columns else None
        if found is None and value not in (None, "", [], {}):
            self.left_out[f"{table}.{column}"] += 1
        return found

    def _next(self) -> str:
        self._made_up += 1
        return f"row-{self._made_up}"


def cell_of(column: str, value: Any) -> Cell | None:
    """A value as a cell of this column: number or text, without control characters; None where it is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if column in NUMBERS:
        return _number(value)
    if isinstance(value, int | float):
        value = str(value)
    if not isinstance(value, str):
        return None
    if not value.isprintable():
        value = "".join(sign for sign in value if sign.isprintable() or sign in "\n\t")
    return value.strip() or None


def _number(value: Any) -> int | float | None:
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    if number != number or number in (float("inf"), float("-inf")):
        return None
    return int(number) if number.is_integer() else number


def read_json(content: bytes) -> Laying:
    """Rows of a JSON file: a service, an organization, a list or page of either, or tables by name.

    Raises BrokenFile, NotADirectory, TooMuch.
    """
    try:
        document = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise BrokenFile from None
    laying = Laying()
    if isinstance(document, dict) and (named := _by_table(document)):
        for table, rows in named:
            _lay_all(laying, table, rows, None)
    else:
        for one in _items(document):
            _lay(laying, _kind_of(one), one, None)
    if not laying.tables.get("service"):
        raise NotADirectory
    return laying


def _by_table(document: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The tables of a tabular document, whose keys are names of tables or of their files; none for another one."""
    names = {name: table for table, about in TABLES.items() for name in (table, about.file)}
    found = [(names[key], rows) for key, rows in document.items() if key in names and isinstance(rows, list)]
    return found if "name" not in document else []


def _items(document: Any) -> Iterable[Any]:
    if isinstance(document, dict):
        document = document.get("contents", [document])
    return [one for one in document if isinstance(one, dict) and one] if isinstance(document, list) else []


def _kind_of(item: Mapping[str, Any]) -> str:
    if "service" in item and "name" not in item:
        return "service_at_location"
    return "organization" if "services" in item else "service"


def _lay_all(laying: Laying, table: str, rows: Any, parent: tuple[str, str] | None, depth: int = 0) -> None:
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict):
            _lay(laying, table, row, parent, depth)
        else:
            laying.left_out[f"{table}.{type(row).__name__}"] += 1


def _lay(laying: Laying, table: str, item: Mapping[str, Any], parent: tuple[str, str] | None, depth: int = 0) -> Record:
    """Put one row down, then what is nested in it. `parent` is the table and the id of the row around it."""
    if depth > DEEPEST:
        raise BrokenFile
    nested = {key for key, value in item.items() if isinstance(value, list if key in LISTS else dict)}
    nested &= LISTS.keys() | OBJECTS.keys()
    cells = {key: laying.cell(table, key, value) for key, value in item.items() if key not in nested}
    row = laying.add(table, {key: cell for key, cell in cells.items() if cell is not None} | _up(table, parent))
    for key in nested:
        if key in LISTS:
            _lay_all(laying, LISTS[key], item[key], (table, str(row["id"])), depth + 1)
        else:
            child = _lay(laying, OBJECTS[key], item[key], None, depth + 1)
            row.setdefault(f"{OBJECTS[key]}_id", child["id"])
    return row


def _up(table: str, parent: tuple[str, str] | None) -> Record:
    if parent is None or not (column := link(table, parent[0])):
        return {}
    named = {"attribute": "link_entity", "metadata": "resource_type"}.get(table)
    return {column: parent[1], **({named: parent[0]} if named else {})}


def write_json(tables: Tables) -> bytes:
    """The services of these tables in full, as one page of the specification's list of services."""
    by_link = _by_link(tables)
    by_id = {(table, str(row["id"])): row for table, rows in tables.items() for row in rows}
    services = [_nested("service", row, by_link, by_id) for row in tables.get("service", [])]
    count = len(services)
    page: dict[str, Any] = {"total_items": count, "total_pages": 1, "page_number": 1, "size": count}
    page |= {"first_page": True, "last_page": True, "empty": not count, "contents": services}
    return json.dumps(page, ensure_ascii=False).encode()


def _by_link(tables: Tables) -> Mapping[tuple[str, str, str], list[Record]]:
    """Rows by their table, the table of what they belong to, and its id."""
    found: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for table, rows in tables.items():
        for row in rows:
            for parent in TABLES:
                up = row.get(link(table, parent)) if link(table, parent) else None
                if up is not None and row.get("link_entity", row.get("resource_type", parent)) == parent:
                    found[table, parent, str(up)].append(row)
    return found


def _nested(
    table: str,
    row: Record,
    by_link: Mapping[tuple[str, str, str], list[Record]],
    by_id: Mapping[tuple[str, str], Record],
    without: str = "",
) -> dict[str, Any]:
    made: dict[str, Any] = {column: "" for column in TABLES[table].required if column in _REQUIRED_TEXTS.get(table, ())}
    made |= {column: cell for column, cell in row.items() if column != without}
    for key in nests(table):
        if key in LISTS:
            inner = by_link.get((LISTS[key], table, str(row["id"])), [])
            up = link(LISTS[key], table)
            rows = [_nested(LISTS[key], one, by_link, by_id, up) for one in inner]
            made |= {key: rows} if rows else {}
        elif one := by_id.get((OBJECTS[key], str(row.get(f"{OBJECTS[key]}_id")))):
            made.pop(f"{OBJECTS[key]}_id", None)
            made[key] = _nested(OBJECTS[key], one, by_link, by_id)
    return made


_REQUIRED_TEXTS = {
    table: tuple(column for column in about.required if not column.endswith("id")) for table, about in TABLES.items()
}
"""Columns that the specification requires and that may be an empty text."""
