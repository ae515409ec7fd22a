"""What the rhythm page offers."""

from typing import Final

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from rigcheck.care.checkins.models import NO_PATTERN, OWN_PATTERN, OwnRhythm
from rigcheck.engines.shifts import CATALOGUE, TEXTS, Every

USUAL_HOURS: Final = 12.0
ZONES: Final = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles",
    "America/Anchorage", "Pacific/Honolulu", "America/Puerto_Rico", "America/Halifax", "America/St_Johns",
    "America/Toronto", "America/Winnipeg", "America/Regina", "America/Edmonton", "America/Vancouver",
    "Europe/London", "Europe/Dublin", "Europe/Paris", "Europe/Berlin", "Europe/Madrid",
    "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Australia/Perth", "Pacific/Auckland", "UTC",
)  # fmt: skip
"""Zones to pick from; the page's script adds the phone's own where it is another one."""


def rhythm_choices() -> list[tuple[str, str]]:
    """How often, by value and words."""
    return [
        (Every.SHIFT.value, _("Every shift, as it begins")),
        (Every.DAY.value, _("Every day")),
        (Every.WEEK.value, _("Once a week")),
        (Every.TRAINING_DAY.value, _("On training days")),
        ("", _("Whenever I think of it")),
    ]


def pattern_choices() -> list[tuple[str, str]]:
    """Shift patterns, by id and name."""
    known = [(one.id, _(TEXTS[one.id])) for one in CATALOGUE.values()]
    return [(NO_PATTERN, _("No fixed pattern")), *known, (OWN_PATTERN, _("Another one: I write it down"))]


def weekdays() -> list[tuple[int, str]]:
    """Days of the week from Monday, 0."""
    return [(day, str(name)) for day, name in sorted(WEEKDAYS.items())]


def zones(own: str = "") -> list[str]:
    """Time zones to pick from, the one already chosen among them."""
    return [*ZONES] if own in ZONES or not own else [own, *ZONES]


def due_words(every: Every | None) -> str:
    """How Today heads a check-in that waits."""
    return {
        Every.SHIFT: _("Your check-in for this shift"),
        Every.DAY: _("Your check-in for today"),
        Every.WEEK: _("Your check-in for this week"),
        Every.TRAINING_DAY: _("Training day: your check-in"),
    }.get(every or Every.DAY, "")


def rhythm_words(own: OwnRhythm | None) -> str:
    """The rhythm and the shifts in one line."""
    if own is None:
        return _("Not chosen yet: pick your shifts, and you are asked when it fits")
    often = dict(rhythm_choices())[own.every]
    shifts = dict(pattern_choices()).get(own.pattern, "") if own.pattern else ""
    return " · ".join(part for part in (often, shifts) if part)
