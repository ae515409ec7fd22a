"""When a reminder may come, and what is refused."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.reminders.models import HORIZON, MOST
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.engines.shifts import Pattern, sleep_after_nights
from rigcheck.engines.shifts.patterns import instant
from rigcheck.kernel.intervals import Interval

MOST_DAYS: Final = 5
USUAL: Final = time(18)
"""When somebody is reminded who has chosen no time."""


class NoSuchFeed(SpokenRefusal):
    """No calendar is kept at this address (any more)."""

    code = "no-such-feed"
    status = 404
    sentence = _("No calendar is kept here any more. Make a new address on the page of your reminders.")


class DayRefused(SpokenRefusal):
    """A day that is over, too far away, or one too many."""

    code = "day-refused"
    sentence = _("Choose at most five days, each within the next sixty days.")


class AddressMissing(SpokenRefusal):
    """A way was chosen and nothing to send to."""

    code = "address-missing"
    sentence = _("Nothing was changed: write down where the reminders should go, or choose another way.")


def days(chosen: Sequence[str], today: date) -> list[str]:
    """The days in order, each once; raises DayRefused."""
    try:
        wanted = sorted({date.fromisoformat(day) for day in chosen})
    except ValueError:
        raise DayRefused from None
    if len(wanted) > MOST_DAYS or any(not today <= day <= today + HORIZON for day in wanted):
        raise DayRefused
    return [day.isoformat() for day in wanted]


def asleep(pattern: Pattern | None, now: datetime) -> list[Interval]:
    """The sleep after nights for as long as anything is planned, in order."""
    return sleep_after_nights(pattern, now, now + HORIZON + timedelta(days=1)) if pattern else []


def on_day(day: date, at: time, zone: str, windows: Sequence[Interval]) -> datetime:
    """The moment at which somebody is reminded on this day: at their time, or when they are up."""
    moment = instant(day, at, zone)
    return next((window.end for window in windows if moment in window), moment)


def ahead(moments: Iterable[datetime], now: datetime) -> list[datetime]:
    """The first fourteen moments that are still to come within the horizon, each once."""
    return sorted({moment for moment in moments if now < moment <= now + HORIZON})[:MOST]


def still_fits(there: Sequence[datetime], wanted: Sequence[datetime]) -> bool:
    """Whether what lies ahead is what should, and at least half as much: then nothing is written."""
    return list(there) == list(wanted[: len(there)]) and 2 * len(there) >= len(wanted)
