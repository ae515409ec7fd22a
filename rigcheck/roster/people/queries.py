"""Reading people. Other rooms take `Person` from here, to point at and to name in types."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import NotFound
from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.agencies.queries import Agency, Unit
from rigcheck.roster.people.models import Employment, Person

__all__ = [
    "Counted",
    "Employment",
    "Person",
    "counted",
    "headcount",
    "headcounts",
    "people_of",
    "person",
    "unit_headcounts",
]


@dataclass(frozen=True, slots=True)
class Counted:
    """An agency with its headcount, and each of its units with its own."""

    agency: Agency
    people: int
    units: tuple[tuple[Unit, int], ...]


def counted() -> Sequence[Counted]:
    """Every agency and unit with how many people each has, by name; four questions however many there are."""
    in_agency, in_unit = headcounts(), unit_headcounts()
    return [
        Counted(one, in_agency.get(one.pk, 0), tuple((unit, in_unit.get(unit.pk, 0)) for unit in one.units.all()))
        for one in agency_queries.agencies()
    ]


def people_of(agency: Agency, *, with_left: bool = False) -> QuerySet[Person]:
    """People of an agency with their units, by name; those who have left only on request."""
    found = Person.objects.filter(agency=agency).select_related("unit")
    return found if with_left else found.filter(left=False)


def person(person_id: int) -> Person:
    """One person with agency and unit, also one who has left; raises `NotFound`."""
    found = Person.objects.select_related("agency", "unit").filter(pk=person_id).first()
    if found is None:
        raise NotFound(gettext_noop("There is nobody by that address here."))
    return found


def headcount(agency: Agency) -> int:
    """How many people an agency has, those who left not counted."""
    return Person.objects.filter(agency=agency, left=False).count()


def headcounts() -> Mapping[int, int]:
    """How many people each agency has, by the agency's key; an agency without people is absent."""
    counted = Person.objects.filter(left=False).values_list("agency").annotate(Count("pk")).order_by()
    return dict(counted)


def unit_headcounts() -> Mapping[int, int]:
    """How many people each unit has, by the unit's key; a unit without people is absent."""
    counted = Person.objects.filter(left=False, unit__isnull=False).values_list("unit").annotate(Count("pk"))
    return dict(counted.order_by())
