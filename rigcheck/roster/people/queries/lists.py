"""Who there is: lists, one person, headcounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from rigcheck.engines.shifts import Pattern
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import NotFound
from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.agencies.queries import Agency, Unit
from rigcheck.roster.people.models import Details, Person

PAGE = 50


@dataclass(frozen=True, slots=True)
class Counted:
    """An agency with its headcount, and each of its units with its own."""

    agency: Agency
    people: int
    units: tuple[tuple[Unit, int], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of people is narrowed to; empty means everybody. `left` asks for those who have left instead."""

    words: str = ""
    unit: str = ""
    employment: str = ""
    left: bool = False


def counted() -> Sequence[Counted]:
    """Every agency and unit with how many people each has, by name; five questions however many there are."""
    in_agency, in_unit = headcounts(), unit_headcounts()
    return [
        Counted(one, in_agency.get(one.pk, 0), tuple((unit, in_unit.get(unit.pk, 0)) for unit in one.units.all()))
        for one in agency_queries.agencies()
    ]


def people_of(agency: Agency, *, with_left: bool = False) -> QuerySet[Person]:
    """People of an agency with their units, by name; those who have left only on request."""
    found = Person.objects.filter(agency=agency).select_related("unit")
    return found if with_left else found.filter(left=False)


def found(agency: Agency, wanted: Wanted) -> QuerySet[Person]:
    """People of an agency that fit what is wanted, by name; each word is looked for in number, name and e-mail."""
    people = people_of(agency, with_left=True).filter(left=wanted.left)
    for word in wanted.words.split():
        people = people.filter(Q(number__icontains=word) | Q(name__icontains=word) | Q(email__icontains=word))
    if wanted.unit:
        people = people.filter(unit__name=wanted.unit)
    if wanted.employment:
        people = people.filter(employment=wanted.employment)
    return people


def page(people: QuerySet[Person], number: object) -> Page[Person]:
    """One page of fifty; a page that does not exist becomes the nearest that does."""
    return Paginator(people, PAGE).get_page(number)  # type: ignore[arg-type]


def person(person_id: int) -> Person:
    """One person with agency and unit, also one who has left; raises `NotFound`."""
    one = Person.objects.select_related("agency", "unit").filter(pk=person_id).first()
    if one is None:
        raise NotFound(gettext_noop("There is nobody by that address here."))
    return one


def known(agency: Agency, *, held: bool = False) -> Mapping[str, Details]:
    """Everybody whom the agency has had, by number, those who left included.

    `held`, inside a transaction, keeps their rows from being changed by others until it ends.
    """
    people = people_of(agency, with_left=True).order_by()
    if held:
        people = people.select_for_update(of=("self",))
    return {one.number: one.details for one in people}


def patterns_of(agency: Agency) -> Mapping[Pattern, int]:
    """The shift patterns in use, each with how many people work it."""
    counts: dict[Pattern, int] = {}
    for one in people_of(agency).exclude(cycle="").order_by():
        if pattern := one.pattern:
            counts[pattern] = counts.get(pattern, 0) + 1
    return counts


def headcount(agency: Agency) -> int:
    """How many people an agency has, those who left not counted."""
    return Person.objects.filter(agency=agency, left=False).count()


def headcounts() -> Mapping[int, int]:
    """How many people each agency has, by the agency's key; an agency without people is absent."""
    counts = Person.objects.filter(left=False).values_list("agency").annotate(Count("pk")).order_by()
    return dict(counts)


def unit_headcounts() -> Mapping[int, int]:
    """How many people each unit has, by the unit's key; a unit without people is absent."""
    counts = Person.objects.filter(left=False, unit__isnull=False).values_list("unit").annotate(Count("pk"))
    return dict(counts.order_by())
