"""What a whole file would do: who is added, changed, left as they are, gone, and which rows are refused and why."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, time

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rigcheck.engines.shifts import Pattern
from rigcheck.engines.tables import Table
from rigcheck.roster.agencies.queries import TRADES
from rigcheck.roster.imports.models import Kind
from rigcheck.roster.imports.queries.rows import Read, Reading, read_row
from rigcheck.roster.people.queries import Details, Employment, clock, pattern_words

NAMED = {
    "name": _("Name"),
    "trade": _("Trade"),
    "employment": _("State"),
    "email": _("E-mail"),
    "unit": _("Unit"),
    "left": _("Has left"),
    "pattern": _("Shift pattern"),
}
MOST_LINES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Planned:
    """One row of the table that is shown before anything is written; `line` is None for who is not in the file."""

    line: int | None
    kind: Kind
    number: str
    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Every row with what it does; whom to write, whom to mark as left; `digest` tells two plans apart.

    `held` says that nobody missing from the file is marked as left, because a row has no number: it may be theirs.
    """

    rows: Sequence[Planned]
    write: Sequence[Details]
    gone: Collection[str]
    held: bool
    digest: bytes


def plan(table: Table, how: Reading, known: Mapping[str, Details], *, everyone: bool) -> Plan:
    """What the table would do to the people `known` by number; `everyone` says that who is missing has left."""
    read = [read_row(row, how, known) for row in table.rows]
    read = _each_number_once(read)
    held = everyone and any(not one.number for one in read)
    named = {one.number for one in read}
    missing = sorted(one for one in known if one not in named and not known[one].left)
    gone = missing if everyone and not held else []
    read = _each_address_once(read, known, gone)
    rows = [_planned(one, known.get(one.number)) for one in read]
    rows += [Planned(None, Kind.GONE, one, known[one].name, gettext("Not in this file.")) for one in gone]
    write = [
        one.details
        for one, row in zip(read, rows, strict=False)
        if one.details and row.kind not in {Kind.SAME, Kind.REFUSED}
    ]
    return Plan(rows, write, gone, held, _digest(write, gone, known))


def _each_number_once(read: Sequence[Read]) -> list[Read]:
    """Every row of a number that stands on several lines is refused: nobody can tell which one is right."""
    lines = _grouped((one.number, one.line) for one in read if one.number)
    return [
        one
        if len(lines.get(one.number, ())) < 2
        else _refused(
            one, gettext("This number stands on lines %s. Nobody can tell which one is right."), lines[one.number]
        )
        for one in read
    ]


def _each_address_once(read: Sequence[Read], known: Mapping[str, Details], gone: Collection[str]) -> list[Read]:
    """Rows that share an e-mail address are refused: a link sent there would reach both."""
    lines = _grouped((_address(one.details), one.line) for one in read if one.details and not one.details.left)
    taken = {one.number for one in read if one.details} | set(gone)
    others = {_address(one) for number, one in known.items() if number not in taken and not one.left}
    checked = []
    for one in read:
        address = _address(one.details) if one.details and not one.details.left else ""
        if address and len(lines[address]) > 1:
            words = gettext(
                "This e-mail address stands on lines %s. Links are personal: leave it empty, and print them."
            )
            checked.append(_refused(one, words, lines[address]))
        elif address and address in others:
            checked.append(
                _refused(one, gettext("Somebody else here has this e-mail address already. Links are personal."))
            )
        else:
            checked.append(one)
    return checked


def _refused(one: Read, words: str, lines: Sequence[int] = ()) -> Read:
    shown = ", ".join(map(str, lines[:MOST_LINES_NAMED])) + (" ..." if len(lines) > MOST_LINES_NAMED else "")
    return Read(one.line, one.number, one.name, reason=words % shown if lines else words)


def _address(details: Details | None) -> str:
    return details.email.casefold() if details else ""


def _grouped(pairs: Iterable[tuple[str, int]]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for key, line in pairs:
        found[key].append(line)
    return found


def _planned(one: Read, before: Details | None) -> Planned:
    details = one.details
    if details is None:
        return Planned(one.line, Kind.REFUSED, one.number, one.name, one.reason)
    kind, detail = _told(details, before)
    return Planned(one.line, kind, one.number, one.name, detail)


def _told(details: Details, before: Details | None) -> tuple[Kind, str]:
    if before is None and details.left:
        return Kind.SAME, gettext("Has left and was never here: not added.")
    if before is None:
        return Kind.ADDED, details.unit
    if details == before:
        return Kind.SAME, ""
    if details.left and not before.left:
        return Kind.GONE, gettext("The file says so.")
    return Kind.CHANGED, "; ".join(_differences(details, before))


def _differences(details: Details, before: Details) -> Iterator[str]:
    if before.left and not details.left:
        yield gettext("Is back")
    for one in fields(Details):
        old, new = getattr(before, one.name), getattr(details, one.name)
        if old != new and one.name != "left":
            yield f"{NAMED[one.name]}: {_shown(one.name, old)} → {_shown(one.name, new)}"


def _shown(name: str, value: str | Pattern | None) -> str:
    if not value:
        return gettext("none")
    if isinstance(value, Pattern):
        began = _day(value.anchor)
        return f"{pattern_words(value)} ({began}, {_hours(value.day_starts, value.night_starts)}, {value.zone})"
    if name == "trade":
        return str(TRADES.get(value, value))
    return str(Employment(value).label) if name == "employment" else value


def _day(day: date) -> str:
    return day.isoformat()


def _hours(day: time, night: time) -> str:
    return f"{clock(day)}/{clock(night)}"


def _digest(write: Sequence[Details], gone: Collection[str], known: Mapping[str, Details]) -> bytes:
    """SHA-256 over what would be written and what stands there now."""
    told = hashlib.sha256()
    for one in write:
        told.update(repr((one, known.get(one.number))).encode())
    told.update(repr([(number, known[number]) for number in gone]).encode())
    return told.digest()
