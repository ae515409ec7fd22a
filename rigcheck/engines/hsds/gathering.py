"""All rows that belong to one service: its own, its organization's and its places'."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from rigcheck.engines.hsds.fields import OUR_TERMS
from rigcheck.engines.hsds.tables import TABLES, Record, Tables, link

_UP = ("service", "service_at_location", "location", "organization", "contact", "phone")
"""What rows belong to."""
_ALONE = frozenset({"service", "organization", "location", "taxonomy", "taxonomy_term", "meta_table_description"})
"""Tables whose rows are reached by a link from another row, not by their own."""


class Shelf:
    """The tables of a file, arranged so that one service's rows are found without reading all of them."""

    def __init__(self, tables: Tables) -> None:
        self._rows = {(table, str(row["id"])): row for table, rows in tables.items() for row in rows}
        self._below: Mapping[tuple[str, str], list[tuple[str, Record]]] = defaultdict(list)
        for table, rows in tables.items():
            for row in rows if table not in _ALONE else []:
                for parent in _parents(table, row):
                    self._below[parent].append((table, row))

    def of(self, service: Record) -> Tables:
        """Every row that belongs to this service, each once, in the order of the file."""
        found: dict[tuple[str, str], Record] = {}
        waiting = [("service", service)]
        while waiting:
            table, row = waiting.pop(0)
            if (table, str(row["id"])) in found:
                continue
            found[table, str(row["id"])] = row
            waiting += [pair for pair in self._above(row) if pair[0] != "service"]
            waiting += self._below.get((table, str(row["id"])), [])
        made: Tables = {}
        for (table, _), row in found.items():
            made.setdefault(table, []).append(row)
        return made

    def _above(self, row: Record) -> list[tuple[str, Record]]:
        """What the row points at: an organization, a programme, a place, a term."""
        to = {"organization": "organization_id", "program": "program_id", "location": "location_id"}
        to |= {"taxonomy_term": "taxonomy_term_id", "taxonomy": "taxonomy_id"}
        keys = [(table, str(row[column])) for table, column in to.items() if column in row]
        return [(key[0], self._rows[key]) for key in keys if key in self._rows]


def _parents(table: str, row: Record) -> list[tuple[str, str]]:
    if table == "attribute":
        return [(str(row.get("link_entity", "service")), str(row.get("link_id")))]
    if table == "metadata":
        return [(str(row.get("resource_type", "service")), str(row.get("resource_id")))]
    ups = [up for up in _UP if link(table, up) in row and link(table, up)]
    if "service" in ups:  # whose else it may be, it is found with its own service and with no other
        ups = ["service"]
    return [(up, str(row[f"{up}_id"])) for up in ups]


def without_ours(tables: Tables) -> Tables:
    """These rows without the attributes and terms that this program writes."""
    kept = {table: [row for row in rows if not _is_ours(table, row)] for table, rows in tables.items()}
    return {table: rows for table, rows in kept.items() if rows and table in TABLES}


def _is_ours(table: str, row: Record) -> bool:
    if table == "attribute":
        return str(row.get("taxonomy_term_id")) in OUR_TERMS
    return table == "taxonomy_term" and str(row["id"]) in OUR_TERMS
