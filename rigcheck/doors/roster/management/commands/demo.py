"""Fill the agency's house with the fictional agencies and staff of the demonstration."""

from typing import Any

from django.core.management.base import BaseCommand

from rigcheck.doors.demonstration import AGENCIES, STAFF
from rigcheck.roster.agencies import actions as agency_actions
from rigcheck.roster.agencies import queries
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
    for seat in STAFF:
        staff_actions.add_staff(by="demonstration", username=seat.username, password=seat.password, role=seat.role)
