"""Between entries and the listings of a file (engines/hsds)."""

import json
import re
from dataclasses import asdict
from hashlib import sha256
from typing import Any, Final

from rigcheck.care.directory.queries import By as ChannelBy
from rigcheck.care.directory.queries import Channel, Door, Kind, Operator, Role, Status, Told, channels_of, spaced
from rigcheck.care.finding.policies import usable
from rigcheck.care.finding.queries.needs import needs, suggested
from rigcheck.engines.hsds import COSTS, Listing, Way
from rigcheck.engines.hsds import By as WayBy

UNCHECKED: Final = {
    "status": Status.UNVERIFIED.value, "shown": False, "verified_on": "", "verified_by": "", "expires_on": "",
}  # fmt: skip
_SLUG: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_SAME: Final = (
    *("name", "organization", "description", "hours", "who", "responders", "passes_on", "cost_note", "area", "place"),
    *("latitude", "longitude", "source"),
)
"""Columns and fields with one name and one value."""


def listing_of(told: Told) -> Listing:
    """The entry as a file may carry it."""
    facts = told.facts
    sets: dict[str, Any] = {name: tuple(facts[name].split()) for name in ("doors", "needs", "languages")}
    return Listing(
        id=told.slug,
        ways=tuple(Way(WayBy(way.by.value), way.number, way.word, way.press) for way in channels_of(facts["channels"])),
        kind=facts["kind"],
        country=facts["country"],
        role="" if facts["role"] == Role.OTHER else facts["role"],
        operator="" if facts["operator"] == Operator.UNSTATED else facts["operator"],
        cost=facts["cost"],
        **{name: facts[name] for name in ("status", "shown", "reason", "verified_on", "verified_by", "expires_on")},
        **{name: facts[name] for name in _SAME},
        **sets,
        more=json.loads(facts["more"]),
    )


def facts_of_listing(listing: Listing, *, country: str) -> dict[str, Any]:
    """What a listing says of an entry, as the columns of one; unknown words are left out, ways that lead nowhere too.

    `country` stands in where the listing names none. Whether it was checked is taken over as the listing says it.
    """
    ways = [Channel(ChannelBy(way.by.value), way.to, way.word, way.press) for way in listing.ways]
    told = f"{listing.name} {listing.description}"
    wanted = tuple(need for need in listing.needs if need in needs()) or (() if listing.kind else suggested(told))
    return {
        "slug": slug_of(listing.id),
        "kind": _one_of(Kind, listing.kind, Kind.SERVICE),
        "country": listing.country or country,
        "role": listing.role or Role.OTHER.value,
        "doors": spaced(tuple(Door(door) for door in listing.doors if door in set(Door))),
        "needs": spaced(wanted),
        "languages": spaced(listing.languages),
        "channels": json.dumps([asdict(way) for way in ways if usable(way)]),
        "operator": _one_of(Operator, listing.operator, Operator.UNSTATED),
        "cost": listing.cost if listing.cost in COSTS else "",
        "status": _one_of(Status, listing.status, Status.UNVERIFIED),
        **{name: getattr(listing, name) for name in ("shown", "reason", "verified_on", "verified_by", "expires_on")},
        **{name: getattr(listing, name) for name in _SAME},
        "more": json.dumps(listing.more),
    }


def slug_of(name: str) -> str:
    """The id of a listing as an address may hold it: itself where it can, a digest of it where it cannot."""
    return name if _SLUG.fullmatch(name) else sha256(f"rigcheck/1/listing\0{name}".encode()).hexdigest()[:32]


def _one_of(words: Any, word: str, otherwise: str) -> str:
    return word if word in set(words) else str(otherwise)
