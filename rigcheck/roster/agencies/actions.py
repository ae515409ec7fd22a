"""Writing agencies, their units and unit groups."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.text import slugify

from rigcheck.kernel.messages import gettext_noop
from rigcheck.roster.agencies import policies
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

    Without `slug` its name is shortened to one. Raises the refusals of `policies`.
    """
    slug = slug or slugify(name)[: policies.LONGEST_SHORT].strip("-")
    policies.check_agency(name=name, slug=slug, trade=trade, zone=zone)
    _check_pooling(is_council, council)
    if Agency.objects.filter(slug=slug).exists():
        raise policies.NameTaken(gettext_noop("Another agency here has this short name. Choose a different one."))
    _check_agency_name(name)
    agency = Agency.objects.create(slug=slug, name=name, trade=trade, zone=zone, is_council=is_council, council=council)
    units_named(by=by, agency=agency, trades=units or {})
    return agency


@transaction.atomic
def change_agency(*, by: str, agency: Agency, name: str, trade: str, zone: str, council: Agency | None) -> Agency:
    """Change what may change of an agency: its short name and whether it is a council stay; `by` names who acted."""
    policies.check_agency(name=name, slug=agency.slug, trade=trade, zone=zone)
    _check_pooling(agency.is_council, council)
    _check_agency_name(name, besides=agency)
    agency.name, agency.trade, agency.zone, agency.council = name, trade, zone, council
    agency.save(update_fields=["name", "trade", "zone", "council"])
    return agency


@transaction.atomic
def add_unit(*, by: str, agency: Agency, name: str, trade: str, group: str = "") -> Unit:
    """Add a unit, counted with the group of that name ("" for none); `by` names who acted."""
    _check_unit(agency, name, trade)
    return Unit.objects.create(agency=agency, name=name, trade=trade, group=_group_named(agency, group))


@transaction.atomic
def change_unit(*, by: str, unit: Unit, name: str, trade: str, group: str) -> Unit:
    """Change a unit's name, trade and the name of the group it is counted with ("" for none); `by` names who acted.

    A group that is named and not there is added; one without units goes.
    """
    _check_unit(unit.agency, name, trade, besides=unit)
    unit.name, unit.trade, unit.group = name, trade, _group_named(unit.agency, group)
    unit.save(update_fields=["name", "trade", "group"])
    unit.agency.groups.filter(units=None).delete()
    return unit


@transaction.atomic
def remove_unit(*, by: str, unit: Unit) -> None:
    """Remove a unit that nobody belongs to, not even somebody who has left; `by` names who acted."""
    try:
        unit.delete()
    except ProtectedError:
        raise policies.StillInUse from None
    unit.agency.groups.filter(units=None).delete()


@transaction.atomic
def units_named(*, by: str, agency: Agency, trades: Mapping[str, str]) -> Mapping[str, Unit]:
    """The units with these names (name -> trade for a new one), those that were not there added; "" is no unit."""
    there = {unit.name: unit for unit in agency.units.all()}
    new = [Unit(agency=agency, name=name, trade=trade) for name, trade in trades.items() if name and name not in there]
    Unit.objects.bulk_create(new)
    return there | {unit.name: unit for unit in new}


def _group_named(agency: Agency, name: str) -> UnitGroup | None:
    if not name:
        return None
    policies.check_name(name)
    return UnitGroup.objects.get_or_create(agency=agency, name=name)[0]


def _check_pooling(is_council: bool, council: Agency | None) -> None:  # noqa: FBT001
    policies.check_pooling(
        is_council=is_council,
        pooled_by_council=council is not None,
        by_a_council=council is not None and council.is_council,
    )


def _check_agency_name(name: str, besides: Agency | None = None) -> None:
    if Agency.objects.filter(name__iexact=name).exclude(pk=besides.pk if besides else 0).exists():
        raise policies.NameTaken(gettext_noop("Another agency here has this name."))


def _check_unit(agency: Agency, name: str, trade: str, besides: Unit | None = None) -> None:
    policies.check_name(name)
    policies.check_trade(trade)
    if agency.units.filter(name__iexact=name).exclude(pk=besides.pk if besides else 0).exists():
        raise policies.NameTaken(gettext_noop("This agency has a unit of that name already."))
