"""From a listing to the rows of one service, and with the rows of the file that it came from, where there was one.

A part that nobody changed since goes out with the rows with which it came in; a part that was changed is written
afresh. So what has no place here passes through, and what was corrected here is never undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Final

from rigcheck.engines.hsds.deriving import COSTS, listing_of
from rigcheck.engines.hsds.fields import MARK, TAXONOMY, TERMS, TEXTS, WORDS, is_uuid, row_id, service_id
from rigcheck.engines.hsds.listing import By, Listing, Way
from rigcheck.engines.hsds.tables import TABLES, Record, Tables
from rigcheck.engines.hsds.words import LANGUAGES

_PARTS: Final[dict[str, tuple[str, ...]]] = {
    "organization": ("organization",),
    "ways": ("phone",),
    "hours": ("schedule",),
    "languages": ("language",),
    "cost": ("cost_option",),
    "area": ("service_area",),
}
"""Fields that stand in tables of their own."""
_PLACE: Final = ("service_at_location", "location", "address")
_COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "name": ("name",),
    "description": ("description", "eligibility_description", "application_process", "alert"),
    "ways": ("url", "email"),
    "cost_note": ("fees_description", "fees"),
    "shown": ("status",),
    "verified_on": ("assured_date",),
}
"""Fields that stand in columns of the service itself."""


def tables_of(listings: Iterable[Listing]) -> Tables:
    """The tables of a directory: every row of every listing, shared ones once."""
    made: Tables = {table: [] for table in TABLES}
    met: set[tuple[str, str]] = set()
    for listing in listings:
        for table, rows in rows_of(listing).items():
            for row in rows:
                if (table, str(row["id"])) not in met:
                    met.add((table, str(row["id"])))
                    made[table].append(row)
    return {table: rows for table, rows in made.items() if rows}


def rows_of(listing: Listing) -> Tables:
    """The rows of one listing."""
    fresh = _fresh(replace(listing, more={}))
    return _woven(listing, fresh) if listing.more.get("service") else fresh


def _fresh(listing: Listing) -> Tables:
    service: Record = {
        "id": service_id(listing.id),
        "organization_id": row_id("", "organization", listing.organization or listing.id),
        "name": listing.name,
        "description": listing.description,
        "status": "active" if listing.shown else "inactive",
        "fees_description": listing.cost_note,
        "assured_date": listing.verified_on,
    }
    made: Tables = {"service": [service], "organization": [_organization(listing, str(service["organization_id"]))]}
    attributes = _attributes(listing)
    _reach(listing, made, attributes)
    _offer(listing, made)
    _place(listing, made)
    made["attribute"] = attributes
    made["taxonomy_term"] = _terms(attributes)
    made["taxonomy"] = [TAXONOMY] if attributes else []
    return _filled(made)


def _terms(attributes: list[Record]) -> list[Record]:
    used = {row["taxonomy_term_id"] for row in attributes}
    return [term for term in TERMS.values() if term["id"] in used]


def _filled(tables: Tables) -> Tables:
    """The tables without empty cells and without empty tables."""
    cells: Callable[[Record], Record] = lambda row: {column: cell for column, cell in row.items() if cell != ""}  # noqa: E731
    return {table: [cells(row) for row in rows] for table, rows in tables.items() if rows}


def _organization(listing: Listing, name: str) -> Record:
    """The specification wants a name; a listing that names nobody lends its own, and no description shows that."""
    told = listing.organization
    return {"id": name, "name": told or listing.name, "description": told}


def _attribute(listing: Listing, field: str, value: str, of: tuple[str, str] | None = None) -> Record:
    entity, name = of or ("service", service_id(listing.id))
    return {
        "id": row_id(listing.id, "attribute", name, field, value),
        "link_id": name,
        "taxonomy_term_id": TERMS[field]["id"],
        "link_type": f"{MARK}{field}",
        "link_entity": entity,
        "value": value,
    }


def _attributes(listing: Listing) -> list[Record]:
    pairs = [(name, getattr(listing, name)) for name in TEXTS]
    pairs += [(name, word) for name in WORDS for word in getattr(listing, name)]
    pairs += [("responders", "yes")] if listing.responders else []
    pairs += [] if is_uuid(listing.id) else [("slug", listing.id)]
    return [_attribute(listing, name, value) for name, value in pairs if value]


def _reach(listing: Listing, made: Tables, attributes: list[Record]) -> None:
    """Numbers as phones, the first web address and e-mail as columns of the service, the rest as attributes."""
    numbers = [way for way in listing.ways if way.by in {By.CALL, By.TEXT}]
    firsts = [next((way for way in listing.ways if way.by is by), None) for by in (By.WEB, By.MAIL)]
    web, mail = firsts
    others = [way for way in listing.ways if way not in numbers and way not in firsts]
    service = made["service"][0]
    service |= {"url": f"https://{web.to}"} if web else {}
    service |= {"email": mail.to} if mail else {}
    made["phone"] = [_phone(listing, place, way, attributes) for place, way in enumerate(numbers)]
    attributes += [_attribute(listing, "way", f"{way.by} {way.to}") for way in others]
    order = [*numbers, *filter(None, firsts), *others]
    if order != list(listing.ways):
        attributes.append(_attribute(listing, "order", " ".join(str(order.index(way)) for way in listing.ways)))


def _phone(listing: Listing, place: int, way: Way, attributes: list[Record]) -> Record:
    name = row_id(listing.id, "phone", place)
    row: Record = {"id": name, "service_id": service_id(listing.id), "number": way.to}
    row["type"] = "sms" if way.by is By.TEXT else "voice"
    if way.press.isdecimal() and str(int(way.press)) == way.press:
        row["extension"] = int(way.press)
    elif way.press:
        attributes.append(_attribute(listing, "press", way.press, ("phone", name)))
    if way.word:
        attributes.append(_attribute(listing, "word", way.word, ("phone", name)))
    return row


def _offer(listing: Listing, made: Tables) -> None:
    link = {"service_id": service_id(listing.id)}
    if listing.hours:
        made["schedule"] = [{"id": row_id(listing.id, "schedule"), **link, "description": listing.hours}]
    made["language"] = [
        {"id": row_id(listing.id, "language", code), **link, "name": LANGUAGES.get(code, code), "code": code}
        for code in listing.languages
    ]
    if listing.cost in COSTS:
        amount: Record = {"amount": 0} if listing.cost == "free" else {}
        made["cost_option"] = [{"id": row_id(listing.id, "cost"), **link, "option": listing.cost, **amount}]
    if listing.area:
        made["service_area"] = [{"id": row_id(listing.id, "area"), **link, "name": listing.area}]


def _place(listing: Listing, made: Tables) -> None:
    if not listing.place and listing.latitude is None and listing.longitude is None:
        return
    at = row_id(listing.id, "location")
    joined: Record = {"id": row_id(listing.id, "at"), "service_id": service_id(listing.id), "location_id": at}
    degrees = {"latitude": listing.latitude, "longitude": listing.longitude}
    told: Record = {name: value for name, value in degrees.items() if value is not None}
    made["service_at_location"] = [joined]
    made["location"] = [{"id": at, "location_type": "physical", **told}]
    if listing.place:
        row: Record = {"id": row_id(listing.id, "address"), "location_id": at, "address_1": listing.place}
        made["address"] = [{**row, "country": listing.country.upper(), "address_type": "physical"}]


def _woven(listing: Listing, fresh: Tables) -> Tables:
    """The rows of the file that the listing came from, each part that was changed since replaced by a fresh one."""
    came = {table: list(rows) for table, rows in listing.more.items()}
    was = listing_of(came)
    made = {**came, "service": [_service(came["service"][0], listing, was, fresh["service"][0])]}
    for field, tables in _PARTS.items():
        if getattr(listing, field) != getattr(was, field):
            made |= {table: fresh.get(table, []) for table in tables}
    if any(getattr(listing, name) != getattr(was, name) for name in ("place", "latitude", "longitude")):
        made |= {table: fresh.get(table, []) for table in _PLACE}
    if made["organization"] is fresh.get("organization"):
        made["service"][0]["organization_id"] = fresh["organization"][0]["id"]
    told = _still_told(listing, was, fresh)
    made["attribute"] = [*came.get("attribute", []), *told]
    made["taxonomy_term"] = [*came.get("taxonomy_term", []), *_terms(told)]
    made["taxonomy"] = [*came.get("taxonomy", []), *([TAXONOMY] if told else [])]
    return {table: rows for table, rows in made.items() if rows}


def _still_told(listing: Listing, was: Listing, fresh: Tables) -> list[Record]:
    """Our attributes that say something which the rows themselves do not."""
    same_ways = listing.ways == was.ways
    ways = {f"{MARK}{name}" for name in ("way", "order", "word", "press")}
    same_country = {f"{MARK}country"} if listing.country == was.country else set()
    return [
        row
        for row in fresh.get("attribute", [])
        if not (same_ways and row["link_type"] in ways) and row["link_type"] not in same_country
    ]


def _service(came: Record, listing: Listing, was: Listing, fresh: Record) -> Record:
    row = {**came}
    for field, columns in _COLUMNS.items():
        if getattr(listing, field) != getattr(was, field):
            row = {column: cell for column, cell in row.items() if column not in columns}
            row |= {column: fresh[column] for column in columns if column in fresh}
    return row
