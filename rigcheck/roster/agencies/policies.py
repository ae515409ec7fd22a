"""What may stand in the record of an agency and of a unit."""

import re
from typing import Final

from rigcheck.engines.shifts.patterns import check_zone
from rigcheck.engines.tables import runs
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal
from rigcheck.roster.agencies.models import TRADES

LONGEST_NAME: Final = 120
_SHORT: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_SHORT: Final = 50


class BadName(Refusal):
    """A name that is missing, too long, or that a spreadsheet would run."""

    code = "bad-name"
    sentence = gettext_noop("Write a name of up to 120 signs that does not begin with = + - or @.")


class BadShortName(Refusal):
    """A short name that signed files and addresses cannot carry."""

    code = "bad-short-name"
    sentence = gettext_noop("The short name takes small letters, digits and hyphens, such as cedar-ridge; at most 50.")


class UnknownTrade(Refusal):
    """A trade that is none of ours."""

    code = "unknown-trade"
    sentence = gettext_noop("Choose a trade from the list.")


class NameTaken(Refusal):
    """Another agency, or another unit of the same agency, has this name."""

    code = "name-taken"


class NotACouncil(Refusal):
    """An agency was to be pooled by something that pools nobody, or a council by another."""

    code = "not-a-council"


class StillInUse(Refusal):
    """A unit that has people."""

    code = "still-in-use"
    sentence = gettext_noop("There are people in this unit, or were. Move them to another one first, then remove it.")


def check_name(name: str) -> None:
    """Raise BadName for a name that is empty, too long or a formula."""
    if not name or len(name) > LONGEST_NAME or runs(name):
        raise BadName


def check_short_name(slug: str) -> None:
    """Raise BadShortName for anything but lower-case letters, digits and single hyphens."""
    if len(slug) > LONGEST_SHORT or not _SHORT.fullmatch(slug):
        raise BadShortName


def check_trade(trade: str) -> None:
    """Raise UnknownTrade for anything that is not in the list."""
    if trade not in TRADES:
        raise UnknownTrade


def check_agency(*, name: str, slug: str, trade: str, zone: str) -> None:
    """Raise the first refusal that an agency's own facts deserve; UnknownZone comes from `engines.shifts`."""
    check_name(name)
    check_short_name(slug)
    check_trade(trade)
    check_zone(zone)


def check_pooling(*, is_council: bool, pooled_by_council: bool, by_a_council: bool) -> None:
    """Raise NotACouncil where a council would be pooled, or an agency by something that is no council."""
    if is_council and pooled_by_council:
        raise NotACouncil(gettext_noop("A council pools agencies and cannot itself be pooled by another."))
    if pooled_by_council and not by_a_council:
        raise NotACouncil(gettext_noop("Only a council can pool an agency. Add the council first."))
