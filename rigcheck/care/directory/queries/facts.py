"""Entries as plain facts: what a pack carries, what is published for the crisis page, and the way back into a row."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from django.core.exceptions import ValidationError

from rigcheck.care.directory.models import (
    CARRIED,
    By,
    Channel,
    Door,
    Entry,
    Kind,
    Line,
    Operator,
    Role,
    Status,
)
from rigcheck.care.directory.policies import NotAPack

Facts = Mapping[str, Any]
ENUMS: Final = {"kind": Kind, "role": Role, "operator": Operator, "status": Status}
ID_BYTES: Final = 16
FARTHEST: Final = 180
"""Degrees."""


def entry_id(*, site: str, slug: str) -> bytes:
    """The key of the one row in which `site` ("" for this one) tells of the entry with this slug."""
    return hashlib.sha256(f"rigcheck/1/entry\0{site}\0{slug}".encode()).digest()[:ID_BYTES]


def facts_of(row: Entry) -> dict[str, Any]:
    """What a row says, by column, without whose it is."""
    return {name: getattr(row, name) for name in CARRIED}


def row_of(facts: Facts, *, site: str) -> Entry:
    """The row, not saved, for facts that came from outside. Raises NotAPack for any that do not fit its columns."""
    try:
        if set(facts) != set(CARRIED):
            raise NotAPack
        _whole(facts)
        row = Entry(id=entry_id(site=site, slug=facts["slug"]), site=site, **facts)
        row.clean_fields(exclude=["id"])
        line_of(facts)
    except (ValidationError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise NotAPack from fault
    return row


def line_of(facts: Facts, *, confirmed: bool = True) -> Line:
    """The line that these facts tell of. Raises ValueError, TypeError or KeyError for facts that are none."""
    return Line(
        id=facts["slug"],
        country=facts["country"],
        role=Role(facts["role"]),
        doors=tuple(Door(door) for door in facts["doors"].split()),
        name=facts["name"],
        channels=channels_of(facts["channels"]),
        source=facts["source"],
        status=Status(facts["status"]),
        shown=facts["shown"],
        hours=facts["hours"],
        who=facts["who"],
        operator=Operator(facts["operator"]),
        responders=facts["responders"],
        passes_on=facts["passes_on"],
        needs=tuple(facts["needs"].split()),
        reason=facts["reason"],
        verified_on=_day(facts["verified_on"]),
        verified_by=facts["verified_by"],
        expires_on=_day(facts["expires_on"]),
        confirmed=confirmed,
    )


def row_from_line(line: Line, *, site: str) -> Entry:
    """A row, not saved, that says of a line what the line says itself."""
    return Entry(
        id=entry_id(site=site, slug=line.id),
        slug=line.id,
        site=site,
        kind=Kind.LINE.value,
        country=line.country,
        role=line.role.value,
        doors=spaced(line.doors),
        needs=spaced(line.needs),
        name=line.name,
        channels=json.dumps([asdict(channel) for channel in line.channels]),
        hours=line.hours,
        who=line.who,
        operator=line.operator.value,
        responders=line.responders,
        passes_on=line.passes_on,
        source=line.source,
        status=line.status.value,
        shown=line.shown,
        reason=line.reason,
        verified_on=_spelled(line.verified_on),
        verified_by=line.verified_by,
        expires_on=_spelled(line.expires_on),
    )


def channels_of(written: str) -> tuple[Channel, ...]:
    """The ways of an entry from its column. Raises ValueError, TypeError or KeyError."""
    return tuple(Channel(**{**channel, "by": By(channel["by"])}) for channel in json.loads(written))


def spaced(words: tuple[str, ...]) -> str:
    """A set of words with a blank before and after each, as columns keep them."""
    return f" {' '.join(words)} " if words else ""


def _whole(facts: Facts) -> None:
    """Raise TypeError or ValueError for facts of the wrong type, which Django would turn into text without a word."""
    for name, enum in ENUMS.items():
        enum(facts[name])
    flags = {"shown", "responders"}
    reals = {"latitude", "longitude"}
    for name in CARRIED:
        kinds = bool if name in flags else (float, int, type(None)) if name in reals else str
        if not isinstance(facts[name], kinds):
            raise TypeError(name)
        _storable(facts[name])
    if not isinstance(json.loads(facts["more"]), dict):
        raise TypeError("more")


def _storable(value: object) -> None:
    """Raise ValueError for what JSON may say and no table keeps: half a letter, NUL, NaN, a number beyond any map."""
    if isinstance(value, str) and "\0" in value.encode().decode():
        raise ValueError("NUL")
    if isinstance(value, float | int) and not abs(value) <= FARTHEST:
        raise ValueError("not on this world")


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _spelled(day: date | None) -> str:
    return day.isoformat() if day else ""
