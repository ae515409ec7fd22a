"""From the rows of one service to a listing. What the specification leaves free is read with care, never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from rigcheck.engines.hsds.fields import MARK, TERMS, TEXTS, WORDS
from rigcheck.engines.hsds.listing import By, Listing, Way
from rigcheck.engines.hsds.tables import Record, Tables
from rigcheck.engines.hsds.words import DAYS, language_code

COSTS: Final = ("free", "scale", "insurance", "paid")
_FREE: Final = re.compile(r"(free|no (cost|charge|fee)s?|none|at no (cost|charge))\b", re.I)
_SCALE: Final = re.compile(r"\b(sliding|income)\b", re.I)
_VOICE: Final = frozenset({"", "voice", "cell", "mobile", "hotline", "toll free"})
_TEXT: Final = frozenset({"sms", "text"})
_NAMES: Final = {str(term["id"]): name for name, term in TERMS.items()}


def listing_of(rows: Tables) -> Listing:
    """The listing that these rows of one service make; `more` stays empty."""
    service = rows["service"][0]
    ours = _ours(rows)
    place = next(iter(rows.get("location", [])), {})
    slug = next((value for _, value in ours.get("slug", [])), str(service["id"]))
    texts: dict[str, Any] = {name: ours[name][0][1] for name in TEXTS if name in ours}
    texts.setdefault("country", _country(rows))
    cost, note = _cost(rows)
    where = _where(place)
    return Listing(
        id=slug,
        name=_text(service, "name"),
        description=_description(service),
        organization=_organization(rows),
        ways=_ways(rows, ours),
        hours=_hours(rows),
        languages=_languages(rows),
        cost=cost,
        cost_note=note,
        area="; ".join(_text(row, "name") for row in rows.get("service_area", []) if "name" in row),
        place=_address(rows),
        latitude=where[0],
        longitude=where[1],
        shown=service.get("status", "active") == "active",
        verified_on=_day(service.get("assured_date")),
        responders="responders" in ours,
        **_words(ours),
        **texts,
    )


def _ours(rows: Tables) -> dict[str, list[tuple[Record, str]]]:
    """Our attributes by field: the row, and its value."""
    found: dict[str, list[tuple[Record, str]]] = {}
    for row in rows.get("attribute", []):
        name = _NAMES.get(str(row.get("taxonomy_term_id")), "")
        if name and row.get("link_type") == f"{MARK}{name}":
            found.setdefault(name, []).append((row, _text(row, "value")))
    return found


def _words(ours: dict[str, list[tuple[Record, str]]]) -> dict[str, Any]:
    return {name: tuple(value for _, value in ours.get(name, [])) for name in WORDS}


def _text(row: Record, column: str) -> str:
    return str(row.get(column, ""))


def _description(service: Record) -> str:
    """The description, and below it what somebody must know who wants to go there."""
    below = (("eligibility_description", "For"), ("application_process", "How to begin"), ("alert", "Note"))
    told = [f"{words}: {service[column]}" for column, words in below if column in service]
    return "\n\n".join(filter(None, [_text(service, "description"), *told]))


def _organization(rows: Tables) -> str:
    """Its name; "" where it only repeats the service's, as for a listing that names nobody."""
    row = next(iter(rows.get("organization", [])), {})
    name = _text(row, "name")
    return "" if name == _text(rows["service"][0], "name") and "description" not in row else name


def _ways(rows: Tables, ours: dict[str, list[tuple[Record, str]]]) -> tuple[Way, ...]:
    service = rows["service"][0]
    found = dict.fromkeys(way for row in _phones(rows) for way in _phone(row, ours))
    found |= dict.fromkeys([Way(By.WEB, bare_address(_text(service, "url")))] if "url" in service else [])
    found |= dict.fromkeys([Way(By.MAIL, _text(service, "email"))] if "email" in service else [])
    found |= dict.fromkeys(filter(None, (_other_way(value) for _, value in ours.get("way", []))))
    ways = list(found)
    order = [int(one) for _, value in ours.get("order", []) for one in value.split() if one.isdigit()]
    return tuple(ways[place] for place in order) if sorted(order) == list(range(len(ways))) else tuple(ways)


def _phones(rows: Tables) -> list[Record]:
    """The service's own phones, else those of its place, else those of its organization."""
    phones = rows.get("phone", [])
    for column in ("service_id", "service_at_location_id", "location_id", "organization_id"):
        if own := [row for row in phones if column in row and _text(row, "type").lower() in _VOICE | _TEXT]:
            return own
    return []


def _phone(row: Record, ours: dict[str, list[tuple[Record, str]]]) -> Iterator[Way]:
    number = _text(row, "number").strip(' "')
    if not number:
        return
    by = By.TEXT if _text(row, "type").lower() in _TEXT else By.CALL
    said = {
        name: value for name in ("word", "press") for one, value in ours.get(name, []) if one["link_id"] == row["id"]
    }
    yield Way(by, number, said.get("word", ""), said.get("press", _text(row, "extension")))


def _other_way(value: str) -> Way | None:
    by, _, to = value.partition(" ")
    return Way(By(by), to) if by in {By.CHAT, By.WEB, By.MAIL} and to else None


def bare_address(url: str) -> str:
    """A web address without its scheme and without a slash at its end."""
    return re.sub(r"^https?://", "", url.strip(), flags=re.I).rstrip("/")


def _hours(rows: Tables) -> str:
    return "; ".join(filter(None, map(_schedule, rows.get("schedule", []))))


def _schedule(row: Record) -> str:
    """One schedule in words: its description, or its days and times."""
    if "description" in row:
        return _text(row, "description")
    days = ", ".join(DAYS.get(day.strip()[-2:], day.strip()) for day in _text(row, "byday").split(",") if day.strip())
    times = "-".join(_text(row, column)[:5] for column in ("opens_at", "closes_at") if column in row)
    return f"{days} {times}".strip()


def _languages(rows: Tables) -> tuple[str, ...]:
    codes = [language_code(_text(row, "name"), _text(row, "code")) for row in rows.get("language", [])]
    return tuple(dict.fromkeys(filter(None, codes)))


def _cost(rows: Tables) -> tuple[str, str]:
    """The word for what it costs, and what the file says in full."""
    service, options = rows["service"][0], rows.get("cost_option", [])
    note = _text(service, "fees_description") or _text(service, "fees")
    for row in options:
        if row.get("option") in COSTS:
            return str(row["option"]), note
    amounts = [row["amount"] for row in options if isinstance(row.get("amount"), int | float)]
    if amounts:
        return ("paid" if any(amounts) else "free"), note
    return ("free" if _FREE.match(note) else "scale" if _SCALE.search(note) else ""), note


def _address(rows: Tables) -> str:
    row: Record = next((one for one in rows.get("address", []) if one.get("address_type") != "postal"), {})
    row = row or next(iter(rows.get("address", [])), {})
    parts = ("address_1", "address_2", "city", "region", "state_province", "postal_code")
    return ", ".join(_text(row, part) for part in parts if part in row)


def _country(rows: Tables) -> str:
    told = (_text(row, "country").lower() for row in rows.get("address", []))
    found = next((code for code in told if re.fullmatch("[a-z]{2}", code)), "")
    return "gb" if found == "uk" else found


def _where(place: Record) -> tuple[float | None, float | None]:
    """Latitude and longitude, where they can be any; some files have swapped or made-up ones."""
    lat, lon = place.get("latitude"), place.get("longitude")
    if not (isinstance(lat, int | float) and isinstance(lon, int | float)):
        return None, None
    return (float(lat), float(lon)) if abs(lat) <= 90 and abs(lon) <= 180 else (None, None)


def _day(cell: Any) -> str:
    return str(cell)[:10] if re.match(r"\d{4}-\d\d-\d\d", str(cell)) else ""
