"""Teams of the member's agency, to pick one's own shifts with a tap."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django.utils.translation import gettext

from rigcheck.care.catalogue import queries as catalogue
from rigcheck.engines.shifts import TEXTS, Letter, Pattern, known_as
from rigcheck.kernel.months import Month
from rigcheck.outside.files import Files


@dataclass(frozen=True, slots=True)
class Team:
    """A pattern that the agency has published, and the local day on which its people are next at work.

    `place` is where it stands in the list of teams, from 0.
    """

    place: int
    pattern: Pattern
    agency: str
    name: str
    next_on: date


def teams(*, files: Files, now: datetime) -> Sequence[Team]:
    """What agencies have published, always in the same order; nothing where care runs alone."""
    published = catalogue.patterns(files=files, month=Month.of(now))
    return [
        Team(place, one, facts.name, _name(one), _next_on(one, now)) for place, (facts, one) in enumerate(published)
    ]


def _name(pattern: Pattern) -> str:
    known = known_as(pattern)
    return gettext(TEXTS[known]) if known else pattern.cycle


def _next_on(pattern: Pattern, now: datetime) -> date:
    """Today if it is a day at work, else the next one; a cycle always has one."""
    today = now.astimezone(ZoneInfo(pattern.zone)).date()
    days = (today + timedelta(days=ahead) for ahead in count())
    return next(day for day in days if pattern.letter_on(day) is not Letter.OFF)
