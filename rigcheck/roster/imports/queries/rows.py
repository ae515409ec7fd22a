"""One row of a file becomes what it says of one person, or the reason why it cannot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from rigcheck.engines.shifts import Pattern
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
    has = how.places
    known = before or Details(number, name, how.trade, how.employment)
    trade = _cell(cells, how, Field.TRADE)
    employment, left = known.employment, False
    if Field.EMPLOYMENT in has:
        employment, left = values.employment_of(_cell(cells, how, Field.EMPLOYMENT), employment)
    found = Details(
        number,
        name,
        values.trade_of(trade) if trade else known.trade,
        employment,
        tidy(_cell(cells, how, Field.EMAIL)) if Field.EMAIL in has else known.email,
        tidy(_cell(cells, how, Field.UNIT)) if Field.UNIT in has else known.unit,
        left,
        _shifts(cells, how, known.pattern) if Field.SHIFTS in has else known.pattern,
    )
    check(found)
    return found


def _shifts(cells: Sequence[str], how: Reading, before: Pattern | None) -> Pattern | None:
    """The pattern that the row names; where it gives no first day, that of the same pattern as it is known."""
    named = _cell(cells, how, Field.SHIFTS)
    if not named:
        return None
    began, hours = _cell(cells, how, Field.ANCHOR), _cell(cells, how, Field.HOURS)
    day, night = _cell(cells, how, Field.DAY_STARTS), _cell(cells, how, Field.NIGHT_STARTS)
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
    return pattern


def _name(cells: Sequence[str], how: Reading) -> str:
    whole = _cell(cells, how, Field.NAME)
    parts = (_cell(cells, how, Field.FIRST), _cell(cells, how, Field.LAST))
    return tidy(whole or " ".join(part for part in parts if part))


def _cell(cells: Sequence[str], how: Reading, field: Field) -> str:
    """The text of a field, "" where the file does not have it; the apostrophe of our own exports is taken off."""
    place = how.places.get(field)
    return "" if place is None else plain(cells[place]).strip()
