"""One row of a file becomes what it says of one person, or the reason why it cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from rigcheck.engines.tables import Row, plain
from rigcheck.kernel.refusals import Refusal
from rigcheck.roster.imports.queries import values
from rigcheck.roster.imports.queries.fields import Field
from rigcheck.roster.people.queries import Details, check, tidy


@dataclass(frozen=True, slots=True)
class Reading:
    """How the rows of one file are read: where each field stands, and what holds where a file says nothing."""

    places: Mapping[Field, int]
    dates: str
    employment: str
    trade: str
    zone: str


@dataclass(frozen=True, slots=True)
class Read:
    """What a row says: `details`, or the `reason` why nothing can be made of it."""

    line: int
    number: str
    name: str
    details: Details | None = None
    reason: str = ""


def read_row(row: Row, how: Reading, known: Mapping[str, Details]) -> Read:
    """The row as one person's details; fields that the file does not have stay as they are known."""
    number = tidy(_cell(row.cells, how, Field.NUMBER)).upper()
    name = _name(row.cells, how)
    try:
        if row.spills:
            raise values.NotUnderstood(
                gettext(
                    "This line has more cells than there are headings. A comma inside a value needs quotation marks."
                )
            )
        return Read(row.line, number, name, details=_details(row.cells, how, number, name, known.get(number)))
    except Refusal as refused:
        return Read(row.line, number, name, reason=gettext(str(refused)))


def _details(cells: Sequence[str], how: Reading, number: str, name: str, before: Details | None) -> Details:
    found = before or Details(number, name, how.trade, how.employment)
    found = replace(found, name=name, left=False)
    if Field.EMAIL in how.places:
        found = replace(found, email=tidy(_cell(cells, how, Field.EMAIL)))
    if Field.UNIT in how.places:
        found = replace(found, unit=tidy(_cell(cells, how, Field.UNIT)))
    check(found)
    if trade := _cell(cells, how, Field.TRADE):
        found = replace(found, trade=values.trade_of(trade))
    if Field.EMPLOYMENT in how.places:
        state, left = values.employment_of(_cell(cells, how, Field.EMPLOYMENT), found.employment)
        found = replace(found, employment=state, left=left)
    if Field.SHIFTS in how.places:
        found = _with_shifts(found, cells, how)
    return found


def _with_shifts(found: Details, cells: Sequence[str], how: Reading) -> Details:
    """The pattern that the row names; where it gives no first day, that of the same pattern as it is known."""
    named = _cell(cells, how, Field.SHIFTS)
    if not named:
        return replace(found, pattern=None)
    began, hours = _cell(cells, how, Field.ANCHOR), _cell(cells, how, Field.HOURS)
    day, night = _cell(cells, how, Field.DAY_STARTS), _cell(cells, how, Field.NIGHT_STARTS)
    before = found.pattern
    pattern = values.pattern_of(
        named,
        values.day_of(began, how.dates) if began else before.anchor if before else None,
        values.hours_of(hours) if hours else None,
        values.time_of(day) if day else None,
        values.time_of(night) if night else None,
        _cell(cells, how, Field.ZONE) or how.zone,
    )
    if before and not began and before.cycle != pattern.cycle:
        raise values.NotUnderstood(
            gettext("The shift pattern is a new one and lacks the day on which its cycle began.")
        )
    return replace(found, pattern=pattern)


def _name(cells: Sequence[str], how: Reading) -> str:
    whole = _cell(cells, how, Field.NAME)
    parts = (_cell(cells, how, Field.FIRST), _cell(cells, how, Field.LAST))
    return tidy(whole or " ".join(part for part in parts if part))


def _cell(cells: Sequence[str], how: Reading, field: Field) -> str:
    """The text of a field, "" where the file does not have it; the apostrophe of our own exports is taken off."""
    place = how.places.get(field)
    return "" if place is None else plain(cells[place]).strip()
