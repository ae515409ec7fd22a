"""Writing agencies."""

from collections.abc import Mapping

from django.db import transaction

from rigcheck.roster.agencies.models import Agency, Unit


@transaction.atomic
def add_agency(*, by: str, name: str, trade: str, units: Mapping[str, tuple[str, int]]) -> Agency:
    """Add an agency with its units (name -> trade, headcount); `by` names who acted."""
    agency = Agency.objects.create(name=name, trade=trade, headcount=sum(count for _, count in units.values()))
    for unit, (unit_trade, count) in units.items():
        Unit.objects.create(agency=agency, name=unit, trade=unit_trade, headcount=count)
    return agency
