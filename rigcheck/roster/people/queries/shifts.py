"""Shift patterns in the words that people use for them, and the duty that follows from them."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from django.utils.translation import gettext

from rigcheck.engines.shifts import CATALOGUE, TEXTS, Pattern, calendar, on_duty
from rigcheck.kernel.intervals import Interval
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import NotFound
from rigcheck.roster.people.models import Person

AHEAD = timedelta(weeks=13)
"""How far a calendar file reaches: a quarter. A pattern seldom lasts longer without a change."""
LONGEST = timedelta(days=15)
"""No stretch is longer, unless its pattern has no days off: those that began before are shown from their start."""


def catalogue_name(pattern: Pattern) -> str:
    """The id of the pattern in the catalogue of `engines.shifts`, whatever its times and first day; else empty."""
    same = (one.id for one in CATALOGUE.values() if (one.cycle, one.hours) == (pattern.cycle, pattern.hours))
    return next(same, "")


def pattern_words(pattern: Pattern) -> str:
    """The pattern's usual name, or its cycle."""
    known = catalogue_name(pattern)
    return gettext(TEXTS[known]) if known else pattern.cycle


def clock(at: time) -> str:
    """A time on the wall as 07:00."""
    return at.strftime("%H:%M")


def duty_ahead(person: Person, *, now: datetime) -> Sequence[Interval]:
    """The stretches on duty of the coming quarter by the pattern, in UTC, the one that runs now from its beginning.

    Raises `NotFound` where no pattern is known. Leave and overtime are not written down here.
    """
    pattern = person.pattern
    if pattern is None:
        raise NotFound(gettext_noop("No shift pattern is known for this person. Add one under Change."))
    end = now + AHEAD
    known = on_duty(pattern, now - LONGEST, end + LONGEST)
    return [one for one in known if one.end > now and one.start < end]


def duty_calendar(person: Person, *, now: datetime) -> bytes:
    """The same as an iCalendar file. It names nobody: the file is for the person's own calendar, or a duty board's."""
    stretches = duty_ahead(person, now=now)
    return calendar(stretches, title=gettext("Duty"), owner=f"{person.agency.slug}-{person.pk}", written=now)
