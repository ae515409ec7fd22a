"""A package of the edition before HSDS 1, as county directories of the Ohana kind still export it, brought up to 3.

Its ids are counted numbers, services lie in one location, lists stand in one cell, schedules name a weekday.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeAlias

Rows: TypeAlias = list[dict[str, str]]
_RENAMED: Final[Mapping[str, Mapping[str, str]]] = {
    "services.csv": {"website": "url", "eligibility": "eligibility_description"},
    "locations.csv": {"website": "url"},
    "phones.csv": {"number_type": "type", "department": "description"},
}
_DAYS: Final = {
    day: day[:2].upper() for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
}


def is_older(files: Mapping[str, Rows]) -> bool:
    """Whether these files are of that edition: their services lie in one location each."""
    return any("location_id" in row for row in files.get("services.csv", []))


def upgraded(files: Mapping[str, Rows]) -> dict[str, Rows]:
    """The same rows under the file names and columns of HSDS 3; files that it does not know stay as they are."""
    files = {name: [dict(row) for row in rows] for name, rows in files.items()}
    for name, renamed in _RENAMED.items():
        for row in files.get(name, []):
            for old, new in renamed.items():
                if old in row:
                    row[new] = row.pop(old)
    at = {row["id"]: row for row in files.get("locations.csv", [])}
    for row in at.values():
        row["location_type"] = "virtual" if row.pop("virtual", "") == "true" else "physical"
        _listed(files, "accessibility.csv", "description", row["id"], row.pop("accessibility", ""), "location_id")
        _listed(files, "languages.csv", "name", row["id"], row.pop("languages", ""), "location_id")
    for row in files.get("services.csv", []):
        _service(files, row, at)
    for row in files.get("addresses.csv", []):
        row.setdefault("address_type", "physical")
    files["schedules.csv"] = [_schedule(row) for row in files.pop("regular_schedules.csv", [])]
    return files


def _service(files: dict[str, Rows], row: dict[str, str], at: Mapping[str, dict[str, str]]) -> None:
    place = row.pop("location_id", "")
    if place in at:
        row["organization_id"] = at[place].get("organization_id", "")
        joined = {"id": f"{row['id']} at {place}", "service_id": row["id"], "location_id": place}
        files.setdefault("service_at_location.csv", []).append(joined)
    row["status"] = row.get("status", "active").replace("_", " ")
    _listed(files, "languages.csv", "name", row["id"], row.pop("languages", ""))
    _listed(files, "service_areas.csv", "name", row["id"], row.pop("service_areas", ""))
    _listed(files, "required_documents.csv", "document", row["id"], row.pop("required_documents", ""))
    _listed(files, "funding.csv", "source", row["id"], row.pop("funding_sources", ""))


def _listed(files: dict[str, Rows], name: str, column: str, of: str, cell: str, link: str = "service_id") -> None:
    for one in filter(None, (part.strip() for part in cell.split(","))):
        row = {"id": f"{link}/{of}/{one}", link: of, column: one}
        files.setdefault(name, []).append(row)


def _schedule(row: dict[str, str]) -> dict[str, str]:
    weekday = row.pop("weekday", "")
    return {**row, "freq": "WEEKLY", "byday": _DAYS.get(weekday, weekday[:2].upper())}
