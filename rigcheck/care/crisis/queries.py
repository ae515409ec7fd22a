"""What the crisis page shows on one day. No database is asked: everything is read from files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.directory import queries as directory
from rigcheck.care.directory.queries import CrisisPage, Door, Line
from rigcheck.outside.files import Files

__all__ = ["CrisisPage", "Door", "Line", "anyone", "doors", "family", "page_at_hand"]

TRADES: Final[Mapping[Door, str | Promise]] = {
    Door.POLICE: _("Police"),
    Door.FIRE: _("Fire"),
    Door.EMS: _("EMS"),
    Door.DISPATCH: _("Dispatch"),
    Door.CORRECTIONS: _("Corrections"),
}
HOME: Final = "home"
"""The need of whoever is afraid of somebody at home."""


@dataclass(frozen=True, slots=True)
class Behind:
    """What stands behind one door: the lines confirmed to serve that trade, those that the trade answers first."""

    id: str
    name: str | Promise
    lines: Sequence[Line]
    dispatch: bool = False


def page_at_hand(*, today: date, own: str, home: str, files: Files) -> CrisisPage:
    """The lines open on that day, the agency's country first; what is shipped where its own files are of no use."""
    return directory.page_at_hand(today=today, own=own, home=home, files=files)


def doors(page: CrisisPage) -> list[Behind]:
    """The trades' doors in their order. The national line stands behind each of them besides."""
    return [Behind(door.value, name, _serving(page, door), door is Door.DISPATCH) for door, name in TRADES.items()]


def family(page: CrisisPage) -> Sequence[Line]:
    """Lines confirmed to serve families, without the one for whoever is afraid of somebody at home."""
    return [line for line in _serving(page, Door.FAMILY) if HOME not in line.needs]


def at_home(page: CrisisPage) -> Sequence[Line]:
    """Lines for whoever is afraid of somebody at home."""
    return [line for line in page.here.others if HOME in line.needs]


def anyone(page: CrisisPage) -> Sequence[Line]:
    """The other lines that serve everyone."""
    return [line for line in page.here.others if Door.EVERYONE in line.doors and HOME not in line.needs]


def _serving(page: CrisisPage, door: Door) -> list[Line]:
    named = [line for line in page.here.others if door in line.doors]
    return sorted(named, key=lambda line: not line.responders)
