"""Ids that are no UUIDs, as many directories still have them, made into UUIDs: the same at every reading."""

from __future__ import annotations

from uuid import uuid5

from rigcheck.engines.hsds.fields import SPACE, is_uuid
from rigcheck.engines.hsds.tables import TABLES, Record, Tables

_UP = {"parent_organization_id": "organization", "parent_id": "taxonomy_term"}
_SHARED = frozenset({"organization", "taxonomy", "taxonomy_term"})
"""Rows that several services point at: their name is enough to tell them apart."""
_OWN = frozenset({"service", "attribute", "metadata"})
"""Rows of one service; what has no service lies with its organization."""


def with_uuids(rows: Tables) -> Tables:
    """The rows of one service with UUIDs, links included; what has them already stays as it is."""
    if all(is_uuid(str(row["id"])) for table in rows.values() for row in table):
        return rows
    whose = "/".join(str(row.get("name", "")) for row in rows.get("organization", []))
    own = f"{whose}/{rows['service'][0].get('name', '')}"
    named = {(table, str(row["id"])): _name(table, row, whose, own) for table, every in rows.items() for row in every}
    return {table: [_renamed(table, row, named) for row in every] for table, every in rows.items()}


def _name(table: str, row: Record, whose: str, own: str) -> str:
    old = str(row["id"])
    if is_uuid(old):
        return old
    told = own if table in _OWN or "service_id" in row else str(row.get("name", "")) if table in _SHARED else whose
    return str(uuid5(SPACE, f"{table}/{old}/{told}"))


def _renamed(table: str, row: Record, named: dict[tuple[str, str], str]) -> Record:
    to = {column: column.removesuffix("_id") for column in row if column.removesuffix("_id") in TABLES} | _UP
    to |= {"link_id": str(row.get("link_entity", "")), "resource_id": str(row.get("resource_type", "")), "id": table}
    return {column: named.get((to.get(column, ""), str(cell)), cell) for column, cell in row.items()}
