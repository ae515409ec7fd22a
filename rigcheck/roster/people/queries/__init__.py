"""Reading people. Other rooms take `Person` from here, to point at and to name in types."""

from rigcheck.roster.people.models import Details, Employment, Person
from rigcheck.roster.people.policies import check, tidy
from rigcheck.roster.people.queries.exports import people_csv, people_workbook
from rigcheck.roster.people.queries.lists import (
    Counted,
    Wanted,
    counted,
    found,
    headcount,
    headcounts,
    known,
    page,
    patterns_of,
    people_of,
    person,
    unit_headcounts,
)
from rigcheck.roster.people.queries.shifts import catalogue_name, clock, duty_ahead, duty_calendar, pattern_words

__all__ = [
    "Counted",
    "Details",
    "Employment",
    "Person",
    "Wanted",
    "catalogue_name",
    "check",
    "clock",
    "counted",
    "duty_ahead",
    "duty_calendar",
    "found",
    "headcount",
    "headcounts",
    "known",
    "page",
    "pattern_words",
    "patterns_of",
    "people_csv",
    "people_of",
    "people_workbook",
    "person",
    "tidy",
    "unit_headcounts",
]
