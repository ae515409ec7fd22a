"""What a column of an HR file may mean, and the headings by which each meaning is guessed."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Field(StrEnum):
    """A meaning. Each value is written to disk: never change one, only add."""

    NUMBER = "number"
    NAME = "name"
    FIRST = "first"
    LAST = "last"
    EMAIL = "email"
    TRADE = "trade"
    EMPLOYMENT = "employment"
    UNIT = "unit"
    SHIFTS = "shifts"
    ANCHOR = "anchor"
    HOURS = "hours"
    DAY_STARTS = "day-starts"
    NIGHT_STARTS = "night-starts"
    ZONE = "zone"


WORDS: Final[Mapping[Field, Promise]] = {
    Field.NUMBER: _("Number"),
    Field.NAME: _("Name, first and last together"),
    Field.FIRST: _("First name"),
    Field.LAST: _("Last name"),
    Field.EMAIL: _("E-mail"),
    Field.TRADE: _("Trade"),
    Field.EMPLOYMENT: _("State: sworn, civilian, has left ..."),
    Field.UNIT: _("Unit"),
    Field.SHIFTS: _("Shift pattern, by name or cycle"),
    Field.ANCHOR: _("Day on which the cycle began"),
    Field.HOURS: _("Hours in a shift"),
    Field.DAY_STARTS: _("When days begin"),
    Field.NIGHT_STARTS: _("When nights begin"),
    Field.ZONE: _("Time zone of the shifts"),
}

_KNOWN: Final[Mapping[Field, str]] = {
    Field.NUMBER: "number|no|id|employee id|employee number|employee no|emp id|emp no|emp number|emplid|badge|badge no"
    "|badge number|personnel number|person number|staff id|staff number|member number|payroll number|file number",
    Field.NAME: "name|full name|employee name|employee|person|member|legal name|display name",
    Field.FIRST: "first name|first|given name|forename|fname|preferred first name|legal first name",
    Field.LAST: "last name|last|surname|family name|lname|legal last name",
    Field.EMAIL: "email|e mail|email address|e mail address|work email|work e mail|mail|business email|email work",
    Field.TRADE: "trade|discipline|service|profession|job family|branch",
    Field.EMPLOYMENT: "state|status|employment status|employee status|employment state|employee type|employment type"
    "|classification|employee class|position type",
    Field.UNIT: "unit|station|division|department|dept|section|platoon|watch|company|bureau|work unit|assignment"
    "|org unit|organization|precinct|district|team",
    Field.SHIFTS: "shift|shifts|shift pattern|pattern|cycle|schedule|rotation|work schedule|schedule name",
    Field.ANCHOR: "cycle began|anchor|anchor date|cycle start|cycle start date|rotation start|pattern start|first day",
    Field.HOURS: "hours|shift hours|shift length|hours in a shift",
    Field.DAY_STARTS: "days begin|day starts|day start|shift start|start time|starts",
    Field.NIGHT_STARTS: "nights begin|night starts|night start",
    Field.ZONE: "time zone|timezone|zone|tz",
}
MEANINGS: Final[Mapping[str, Field]] = {word: field for field, words in _KNOWN.items() for word in words.split("|")}


def heading_key(heading: str) -> str:
    """A heading as it is remembered: small letters, every other sign a single space."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in heading.casefold()).split())[:200]


def guessed(headings: Iterable[str], remembered: Mapping[str, str]) -> list[str]:
    """A field for each heading, or "": as remembered, otherwise by its usual names; each field once."""
    headings = list(headings)
    fields = [remembered.get(heading_key(one)) for one in headings]
    taken = set(filter(None, fields))
    for place, heading in enumerate(headings):
        if fields[place] is None:
            field = MEANINGS.get(heading_key(heading), "")
            fields[place] = "" if field in taken else field
            taken.add(field)
    return [field or "" for field in fields]
