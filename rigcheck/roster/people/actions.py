"""Writing people."""

from django.db import transaction

from rigcheck.engines.shifts import Pattern
from rigcheck.roster.agencies.queries import Agency, Unit
from rigcheck.roster.people.models import Employment, Person


@transaction.atomic
def add_person(
    *,
    by: str,
    agency: Agency,
    number: str,
    name: str,
    trade: str,
    employment: str = Employment.SWORN,
    email: str = "",
    unit: Unit | None = None,
    pattern: Pattern | None = None,
) -> Person:
    """Add somebody to an agency; `by` names who acted."""
    person = Person(agency=agency, number=number, name=name, trade=trade, employment=employment, email=email, unit=unit)
    if pattern:
        person.cycle, person.anchor, person.zone, person.hours = (
            pattern.cycle,
            pattern.anchor,
            pattern.zone,
            pattern.hours,
        )
        person.day_starts, person.night_starts = pattern.day_starts, pattern.night_starts
    person.save()
    return person
