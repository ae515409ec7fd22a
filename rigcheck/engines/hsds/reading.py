"""Reading a file of either form, service by service."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Final

from rigcheck.engines.hsds.deriving import listing_of
from rigcheck.engines.hsds.gathering import Shelf, without_ours
from rigcheck.engines.hsds.listing import Listing, Reading, Refused
from rigcheck.engines.hsds.naming import with_uuids
from rigcheck.engines.hsds.nesting import read_json
from rigcheck.engines.hsds.package import read_package
from rigcheck.engines.hsds.refusals import NotADirectory, TooMuch
from rigcheck.engines.hsds.tables import Tables
from rigcheck.engines.hsds.texts import NO_NAME, NO_WAY, TWICE
from rigcheck.engines.hsds.writing import rows_of

MOST_SERVICES: Final = 50_000
_ZIP: Final = b"PK\x03\x04"


def read(content: bytes) -> Reading:
    """Every service of a JSON file or of a ZIP with CSV tables. Raises BrokenFile, NotADirectory, TooMuch."""
    if not content.strip():
        raise NotADirectory
    laying = read_package(content) if content.startswith(_ZIP) else read_json(content)
    services = laying.tables["service"]
    if len(services) > MOST_SERVICES:
        raise TooMuch
    shelf = Shelf(laying.tables)
    taken: dict[str, Listing] = {}
    refused: list[Refused] = []
    met: set[tuple[str, str]] = set()
    for service in services:
        rows = shelf.of(service)
        met |= _keyed(rows).keys()
        listing = _with_more(with_uuids(rows))
        if why := _wrong(listing, taken):
            refused.append(Refused(listing.name or listing.id, why))
        else:
            taken[listing.id] = listing
    laying.left_out += Counter(f"{table}.*" for table, name in _keyed(laying.tables) if (table, name) not in met)
    return Reading(tuple(taken.values()), tuple(refused), tuple(sorted(laying.left_out.items())))


def _with_more(rows: Tables) -> Listing:
    """The listing, and the rows themselves where they say more than it does."""
    listing = listing_of(rows)
    fresh = rows_of(listing)
    if _keyed(fresh) == _keyed(rows):
        return listing
    if "organization" not in rows:  # the tables want one, and a service is its own where the file names none
        lent = {**rows["service"][0], "organization_id": fresh["organization"][0]["id"]}
        rows = {**rows, "service": [lent], "organization": fresh["organization"]}
    return replace(listing, more=without_ours(rows))


def _keyed(tables: Tables) -> dict[tuple[str, str], object]:
    return {(table, str(row["id"])): row for table, rows in tables.items() for row in rows}


def _wrong(listing: Listing, taken: dict[str, Listing]) -> str:
    if not listing.name:
        return NO_NAME
    if listing.id in taken:
        return TWICE
    return "" if listing.ways or listing.place else NO_WAY
