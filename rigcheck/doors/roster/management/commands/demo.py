"""Fill the agency's house with the fictional agencies and staff of the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from rigcheck.doors.demonstration import AGENCIES, SAID, STAFF
from rigcheck.doors.demonstration import Agency as FictionalAgency
from rigcheck.doors.roster.fiction import hr_file, people_of
from rigcheck.roster.agencies import actions as agency_actions
from rigcheck.roster.agencies import queries
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.imports import actions as import_actions
from rigcheck.roster.imports import queries as import_queries
from rigcheck.roster.people import actions as people_actions
from rigcheck.roster.publishing import actions as publishing_actions
from rigcheck.roster.publishing.queries import Kind
from rigcheck.roster.staff import actions as staff_actions


class Command(BaseCommand):
    """Adds the agencies once and prints the staff sign-ins every time."""

    help = "Fictional agencies and staff for the demonstration"

    def handle(self, *_: Any, **__: Any) -> None:
        """Fill an empty database; leave a filled one as it is."""
        if not queries.agencies():
            _fill()
        self.stdout.write("Agency sign-ins (fictional): role, name, password")
        for seat in STAFF:
            self.stdout.write(f"  {seat.role:14} {seat.username:14} {seat.password}")


def _fill() -> None:
    for agency in AGENCIES:
        units = {unit.name: unit.trade for unit in agency.units}
        added = agency_actions.add_agency(
            by="demonstration", slug=agency.slug, name=agency.name, trade=agency.trade, zone=agency.zone, units=units
        )
        people_actions.write_people(by="demonstration", agency=added, people=list(people_of(agency)))
        _say_in_public(added, agency)
        _send_file(added, agency)
    for seat in STAFF:
        staff_actions.add_staff(by="demonstration", username=seat.username, password=seat.password, role=seat.role)


def _say_in_public(agency: Agency, told: FictionalAgency) -> None:
    """Put units into their groups, and write the policies and programmes that will be published."""
    groups = {unit.name: unit.group for unit in told.units if unit.group}
    for unit in queries.units(agency):
        if group := groups.get(unit.name):
            agency_actions.change_unit(by="demonstration", unit=unit, name=unit.name, trade=unit.trade, group=group)
    for kind, title, text in SAID:
        publishing_actions.write(by="demonstration", agency=agency, kind=Kind(kind), title=title, text=text)


def _send_file(agency: Agency, told: FictionalAgency) -> None:
    """Leave a file on its way in, checked and not yet written, for the coordinator to look at."""
    by = STAFF[0].username
    draft = import_actions.take_file(by=by, agency=agency, name=f"{told.slug}-november.csv", content=hr_file(told))
    fields = {column.heading: column.field for column in import_queries.columns_of(draft)}
    import_actions.name_columns(by=by, draft=draft, fields=fields, dates="mdy", employment="sworn", everyone=False)
