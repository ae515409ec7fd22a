"""Writing people."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from rigcheck.engines.shifts import Pattern
from rigcheck.roster.agencies import actions as agency_actions
from rigcheck.roster.agencies.queries import Agency, Unit
from rigcheck.roster.people import policies
from rigcheck.roster.people.models import Details, Employment, Person

BATCH = 500
WRITTEN = (
    "name", "email", "trade", "employment", "unit", "left",
    "cycle", "anchor", "zone", "hours", "day_starts", "night_starts",
)  # fmt: skip
"""Columns that a file may change; the number is how a person is known again."""


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
    """Add somebody to an agency; `by` names who acted. Raises the refusals of `policies`."""
    details = Details(number, name, trade, employment, email, unit.name if unit else "", pattern=pattern)
    return add(by=by, agency=agency, details=details)


@transaction.atomic
def add(*, by: str, agency: Agency, details: Details) -> Person:
    """Add somebody with these details; a unit that is not there yet is added. Raises the refusals of `policies`."""
    policies.check(details)
    _check_once(agency, details)
    units = agency_actions.units_named(by=by, agency=agency, trades={details.unit: details.trade})
    return Person.objects.create(agency=agency, number=details.number, **_columns(details, units.get(details.unit)))


@transaction.atomic
def change_person(*, by: str, person: Person, details: Details) -> Person:
    """Write what differs from `details`, and nothing else; `by` names who acted. Raises the refusals of `policies`."""
    policies.check(details)
    _check_once(person.agency, details, besides=person)
    unit = agency_actions.units_named(by=by, agency=person.agency, trades={details.unit: details.trade})
    wanted = {"number": details.number, **_columns(details, unit.get(details.unit))}
    changed = [name for name, value in wanted.items() if getattr(person, name) != value]
    for name in changed:
        setattr(person, name, wanted[name])
    if changed:
        person.save(update_fields=changed)
    return person


@transaction.atomic
def write_people(*, by: str, agency: Agency, people: Collection[Details], gone: Collection[str] = ()) -> None:
    """Add or change many at once, by number, and mark those with a number in `gone` as left; all or nothing.

    Units that are named and not there yet are added. The details were checked by whoever planned this.
    """
    units = agency_actions.units_named(by=by, agency=agency, trades={one.unit: one.trade for one in people})
    rows = [Person(agency=agency, number=one.number, **_columns(one, units.get(one.unit))) for one in people]
    Person.objects.bulk_create(
        rows,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["agency", "number"],
        update_fields=WRITTEN,
    )
    numbers = list(gone)
    for start in range(0, len(numbers), BATCH):
        Person.objects.filter(agency=agency, number__in=numbers[start : start + BATCH]).update(left=True)


@transaction.atomic
def set_left(*, by: str, person: Person, left: bool) -> None:
    """Say that somebody has left, or is back; `by` names who acted. What they have on care's side stays theirs."""
    person.left = left
    person.save(update_fields=["left"])


def _columns(details: Details, unit: Unit | None) -> Mapping[str, Any]:
    pattern = details.pattern
    return {
        "name": details.name,
        "email": details.email,
        "trade": details.trade,
        "employment": details.employment,
        "unit": unit,
        "left": details.left,
        "cycle": pattern.cycle if pattern else "",
        "anchor": pattern.anchor if pattern else None,
        "zone": pattern.zone if pattern else "",
        "hours": pattern.hours if pattern else None,
        "day_starts": pattern.day_starts if pattern else None,
        "night_starts": pattern.night_starts if pattern else None,
    }


def _check_once(agency: Agency, details: Details, besides: Person | None = None) -> None:
    others = Person.objects.filter(agency=agency).exclude(pk=besides.pk if besides else 0)
    if others.filter(number=details.number).exists():
        raise policies.NumberTaken
    if details.email and others.filter(email__iexact=details.email, left=False).exists():
        raise policies.EmailTaken
