"""The file that somebody has on its way in, and what is remembered of an agency's files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, QuerySet

from rigcheck.engines.tables import Table, unpacked, write_csv
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.imports.models import Draft, DraftRow, Habits, Heading, Kind
from rigcheck.roster.imports.policies import NoFile
from rigcheck.roster.imports.queries.fields import Field, guessed
from rigcheck.roster.imports.queries.plan import Plan, plan
from rigcheck.roster.imports.queries.rows import Reading
from rigcheck.roster.people import queries as people_queries

PAGE = 50
SAMPLES = 3
LOOKED_AT = 1000
"""Rows in which different values are looked for."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file: its heading, the first values in it, and the field that it is taken for ("" for none)."""

    place: int
    heading: str
    samples: Sequence[str]
    field: str


def draft_of(agency: Agency, by: str) -> Draft:
    """The file that somebody sent for an agency; raises NoFile."""
    found = Draft.objects.select_related("agency").defer("content", "table").filter(agency=agency, by=by).first()
    if found is None:
        raise NoFile
    return found


def table_of(draft: Draft) -> Table:
    """The table in a file; raises NoFile once it has been applied."""
    if not draft.table:
        raise NoFile
    return unpacked(bytes(draft.table))


def habits_of(agency: Agency) -> Habits:
    """How the agency's files are written; the usual where none was read yet."""
    return Habits.objects.filter(agency=agency).first() or Habits(agency=agency)


def columns_of(draft: Draft, table: Table | None = None) -> Sequence[Column]:
    """The columns of a file with what each is taken for; `table` spares reading it again."""
    table = table or table_of(draft)
    remembered = dict(Heading.objects.filter(agency=draft.agency).values_list("heading", "field"))
    fields = guessed(table.headings, remembered)
    return [
        Column(place, heading, _samples(table, place), field)
        for place, (heading, field) in enumerate(zip(table.headings, fields, strict=True))
    ]


def planned(draft: Draft, *, held: bool = False) -> Plan:
    """What a file would do now; `held` keeps the people from being changed until the transaction ends."""
    agency, habits, table = draft.agency, habits_of(draft.agency), table_of(draft)
    places = {Field(one.field): one.place for one in columns_of(draft, table) if one.field}
    how = Reading(places, habits.dates, habits.employment, agency.trade, agency.zone)
    return plan(table, how, people_queries.known(agency, held=held), everyone=draft.everyone)


def rows_of(draft: Draft, *, kind: str = "", words: str = "") -> QuerySet[DraftRow]:
    """What the rows of a file do, narrowed to a kind, and to those whose number or name holds the words."""
    found = draft.rows.all()
    if kind in Kind.values:
        found = found.filter(kind=kind)
    for word in words.split():
        found = found.filter(Q(number__icontains=word) | Q(name__icontains=word))
    return found


def page_of(rows: QuerySet[DraftRow], number: object) -> Page[DraftRow]:
    """One page of fifty; a page that does not exist becomes the nearest that does."""
    return Paginator(rows, PAGE).get_page(number)  # type: ignore[arg-type]


def counts_of(draft: Draft) -> Mapping[str, int]:
    """How many rows do what."""
    counted = dict(draft.rows.values_list("kind").annotate(Count("pk")).order_by())
    return {kind: counted.get(kind, 0) for kind in Kind.values}


def tabs_of(draft: Draft) -> Sequence[tuple[str, str, int]]:
    """Each kind with its words and how many rows do that."""
    counts = counts_of(draft)
    return [(kind.value, str(kind.label), counts[kind.value]) for kind in Kind]


def refused_csv(draft: Draft) -> bytes:
    """The refused rows as CSV: line, number, name, reason. What a spreadsheet would run is made text."""
    return write_csv(("Line", "Number", "Name", "Reason"), _refused(draft))


def _refused(draft: Draft) -> Iterator[Sequence[str]]:
    for row in rows_of(draft, kind=Kind.REFUSED).iterator(2000):
        yield str(row.line), row.number, row.name, row.detail


def _samples(table: Table, place: int) -> Sequence[str]:
    filled = dict.fromkeys(row.cells[place] for row in table.rows[:LOOKED_AT] if row.cells[place])
    return [sample[:60] for sample in list(filled)[:SAMPLES]]
