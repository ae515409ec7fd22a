"""Writing agencies, their units and unit groups."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.text import slugify

from rigcheck.roster.agencies.models import Agency, Unit, UnitGroup


@transaction.atomic
def add_agency(
    *,
    by: str,
    name: str,
    trade: str,
    units: Mapping[str, str] | None = None,
    zone: str = "UTC",
    slug: str = "",
    is_council: bool = False,
    council: Agency | None = None,
) -> Agency:
    """Add an agency with its units (name -> trade); `by` names who acted.

    Without `slug` its name is shortened to one.
    """
    agency = Agency.objects.create(
        slug=slug or slugify(name)[:50],
        name=name,
        trade=trade,
        zone=zone,
        is_council=is_council,
        council=council,
    )
    for unit, unit_trade in (units or {}).items():
        Unit.objects.create(agency=agency, name=unit, trade=unit_trade)
    return agency


@transaction.atomic
def add_unit(*, by: str, agency: Agency, name: str, trade: str, group: UnitGroup | None = None) -> Unit:
    """Add a unit; `by` names who acted."""
    return Unit.objects.create(agency=agency, name=name, trade=trade, group=group)


@transaction.atomic
def add_group(*, by: str, agency: Agency, name: str, units: tuple[Unit, ...] = ()) -> UnitGroup:
    """Add a unit group and put these units into it; `by` names who acted."""
    group = UnitGroup.objects.create(agency=agency, name=name)
    agency.units.filter(pk__in=[unit.pk for unit in units]).update(group=group)
    return group
