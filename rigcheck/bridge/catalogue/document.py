"""What a catalogue says of an agency, and how it is written down: one line of JSON, sorted, without spaces."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any, Final, TypeVar

from rigcheck.bridge.catalogue.refusals import NotACatalogue, TellsOfTooFew, UnknownForm
from rigcheck.engines.shifts import Pattern
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal

FORM: Final = 1
"""Of the document. A reader refuses another; sections that it does not know it passes over."""
SMALLEST_GROUP: Final = 50
"""People in a unit group by public headcount; smaller ones are counted with the rest (PRIVACY 3.2)."""
SMALLEST_PATTERN: Final = 10
"""People who work one pattern on the same days: fewer would nearly be named by it. Our choice."""
LONGEST_TITLE: Final = 120
LONGEST_TEXT: Final = 4000


Thing = TypeVar("Thing")


@dataclass(frozen=True, order=True, slots=True)
class Group:
    """Units that are counted together, and how many people they have by the public count."""

    name: str
    headcount: int


@dataclass(frozen=True, order=True, slots=True)
class Statement:
    """A policy or a programme in the agency's own words, as plain text."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """One edition of an agency's facts.

    `agency` is its slug and `council` that of the council it joined (empty for none); `edition` counts from 1 and
    never goes back; `month` is when it was made. `groups` have at least `SMALLEST_GROUP` people each, `patterns` are
    worked by at least `SMALLEST_PATTERN`. Raises `NotACatalogue` or `TellsOfTooFew` for what must not be published.
    """

    agency: str
    name: str
    council: str
    edition: int
    month: Month
    headcount: int
    groups: tuple[Group, ...] = ()
    patterns: tuple[Pattern, ...] = ()
    policies: tuple[Statement, ...] = ()
    programmes: tuple[Statement, ...] = ()

    def __post_init__(self) -> None:
        if any(group.headcount < SMALLEST_GROUP for group in self.groups):
            raise TellsOfTooFew
        texts = [*self.policies, *self.programmes]
        fits = all(0 < len(one.title) <= LONGEST_TITLE and len(one.text) <= LONGEST_TEXT for one in texts)
        if not (fits and self.agency and self.edition > 0 and self.headcount >= 0):
            raise NotACatalogue

    def written(self) -> str:
        """The document as text, ending with a line break."""
        facts = {**asdict(self), "form": FORM, "month": str(self.month)}
        facts["patterns"] = [_spelled(pattern) for pattern in self.patterns]
        return json.dumps(facts, sort_keys=True, separators=(",", ":")) + "\n"


def parse(text: str) -> Catalogue:
    """Read `written()` back; raises `UnknownForm`, `TellsOfTooFew`, or `NotACatalogue` for anything else."""
    try:
        facts = json.loads(text)
        if facts["form"] != FORM:
            raise UnknownForm
        return _read(facts)
    except (Refusal, ValueError, TypeError, KeyError, RecursionError) as error:
        if isinstance(error, UnknownForm | TellsOfTooFew | NotACatalogue):
            raise
        raise NotACatalogue from error


def _read(facts: Mapping[str, Any]) -> Catalogue:
    return Catalogue(
        agency=_text(facts["agency"]),
        name=_text(facts["name"]),
        council=_text(facts["council"]),
        edition=_number(facts["edition"]),
        month=Month.parse(_text(facts["month"])),
        headcount=_number(facts["headcount"]),
        groups=_each(facts["groups"], lambda one: Group(_text(one["name"]), _number(one["headcount"]))),
        patterns=_each(facts["patterns"], _pattern),
        policies=_each(facts["policies"], _statement),
        programmes=_each(facts["programmes"], _statement),
    )


def _each(listed: Sequence[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], Thing]) -> tuple[Thing, ...]:
    return tuple(read(one) for one in listed)


def _statement(one: Mapping[str, Any]) -> Statement:
    return Statement(_text(one["title"]), _text(one["text"]))


def _pattern(one: Mapping[str, Any]) -> Pattern:
    return Pattern(
        cycle=_text(one["cycle"]),
        anchor=date.fromisoformat(one["anchor"]),
        zone=_text(one["zone"]),
        hours=float(one["hours"]),
        day_starts=time.fromisoformat(one["day_starts"]),
        night_starts=time.fromisoformat(one["night_starts"]),
    )


def _spelled(pattern: Pattern) -> dict[str, object]:
    facts = asdict(pattern)
    return {name: value.isoformat() if isinstance(value, date | time) else value for name, value in facts.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise NotACatalogue
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotACatalogue
    return value
