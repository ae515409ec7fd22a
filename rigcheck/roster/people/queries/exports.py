"""People as files. The columns are those that the import knows by name, so that a file comes back unchanged."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext

from rigcheck.engines.tables import write_csv, write_workbook
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.people.models import Details, Person
from rigcheck.roster.people.queries.lists import people_of
from rigcheck.roster.people.queries.shifts import clock

COLUMNS = (
    "Number", "Name", "E-mail", "Trade", "State", "Unit",
    "Cycle", "Cycle began", "Hours", "Days begin", "Nights begin", "Time zone",
)  # fmt: skip
"""Headings in English in every language: other programs read them, and so does the import."""


def people_csv(agency: Agency) -> bytes:
    """Everybody who has not left, as CSV; what a spreadsheet would run is made text."""
    return write_csv(COLUMNS, _rows(agency))


def people_workbook(agency: Agency) -> bytes:
    """Everybody who has not left, as XLSX; every cell is text."""
    return write_workbook(COLUMNS, _rows(agency), title=gettext("People"))


def _rows(agency: Agency) -> Iterator[Sequence[str]]:
    for person in people_of(agency).iterator(2000):
        yield _row(person)


def _row(person: Person) -> Sequence[str]:
    known: Details = person.details
    pattern = known.pattern
    shifts = (
        (
            pattern.cycle,
            pattern.anchor.isoformat(),
            f"{pattern.hours:g}",
            clock(pattern.day_starts),
            clock(pattern.night_starts),
            pattern.zone,
        )
        if pattern
        else ("",) * 6
    )
    return (known.number, known.name, known.email, known.trade, known.employment, known.unit, *shifts)
