"""Reading agencies. Other rooms take `Agency`, `Unit` and `UnitGroup` from here, to point at and to name in types."""

from collections.abc import Sequence
from functools import cache
from zoneinfo import available_timezones

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import NotFound
from rigcheck.roster.agencies.models import TRADES, Agency, Unit, UnitGroup

__all__ = [
    "TRADES",
    "Agency",
    "Unit",
    "UnitGroup",
    "agencies",
    "agency",
    "councils",
    "groups",
    "pooled",
    "unit",
    "units",
    "zones",
]


def agencies() -> Sequence[Agency]:
    """Every agency with its units, by name."""
    return list(Agency.objects.select_related("council").prefetch_related("units__group"))


def agency(slug: str) -> Agency:
    """One agency by its short name; raises `NotFound`."""
    found = Agency.objects.select_related("council").filter(slug=slug).first()
    if found is None:
        raise NotFound(gettext_noop("There is no such agency here."))
    return found


def units(of: Agency) -> Sequence[Unit]:
    """An agency's units with their groups, by name."""
    return list(of.units.select_related("group"))


def unit(unit_id: int) -> Unit:
    """One unit with its agency; raises `NotFound`."""
    found = Unit.objects.select_related("agency", "group").filter(pk=unit_id).first()
    if found is None:
        raise NotFound(gettext_noop("There is no such unit here."))
    return found


def groups(of: Agency) -> Sequence[UnitGroup]:
    """An agency's unit groups, each with its units, by name."""
    return list(of.groups.prefetch_related("units"))


def councils() -> Sequence[Agency]:
    """Every council, by name."""
    return list(Agency.objects.filter(is_council=True))


@cache
def zones() -> Sequence[str]:
    """The IANA time zones that this machine knows, those named by region, by name."""
    known = (zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return ["UTC", *sorted(known)]


def pooled(council: Agency) -> Sequence[Agency]:
    """The agencies that a council pools, by name; none for an agency."""
    return list(Agency.objects.filter(council=council))
