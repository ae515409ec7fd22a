"""Reading one's own reminders, reckoning when they come, and the calendar feed."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rigcheck.care.assessments import queries as assessments
from rigcheck.care.checkins import queries as checkins
from rigcheck.care.notices import queries as notices
from rigcheck.care.reminders import policies
from rigcheck.care.reminders.models import HORIZON, MOST, Feed, OwnReminders, Planned, Way
from rigcheck.care.vault import queries as vault
from rigcheck.engines import shifts
from rigcheck.engines.instruments import Instrument
from rigcheck.engines.sealing.envelope import open_own
from rigcheck.engines.sealing.keys import SessionKeys, row_keys
from rigcheck.engines.sealing.sites import site_lock, site_name
from rigcheck.engines.shifts.rhythms import EARLY
from rigcheck.kernel.intervals import Interval
from rigcheck.outside.edge import Edge

__all__ = ["OwnReminders", "Way"]

FEED: Final = "calendar feed"
LASTS: Final = timedelta(minutes=15)
NO_LONGER: Final = timedelta(days=31)
"""What is due longer than this is not asked for any more: nobody is nagged."""
WAYS: Final[Mapping[Way, str | Promise]] = {
    Way.NONE: _("Not at all. What is due shows when I sign in."),
    Way.PUSH: _("A notification on this phone"),
    Way.MAIL: _("A private e-mail"),
    Way.TEXT: _("A text"),
    Way.CALENDAR: _("Entries in my own calendar"),
}
CHANNELS: Final[Mapping[Way, notices.Channel]] = {
    Way.PUSH: notices.Channel.PUSH,
    Way.MAIL: notices.Channel.MAIL,
    Way.TEXT: notices.Channel.TEXT,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """When somebody is to be reminded, and the sleep in which nothing may arrive."""

    moments: Sequence[datetime]
    asleep: Sequence[Interval]
    zone: str


@dataclass(frozen=True, slots=True)
class DueHere:
    """What is due and shows when its owner signs in, whether or not anything was sent.

    `forms`: titles of forms that can be filled in again, for a month at most; `day`: a day of the member's own on
    which, and since which, they have not checked in.
    """

    forms: Sequence[str]
    day: date | None


def own(*, keys: SessionKeys) -> OwnReminders:
    """What the member has chosen; nothing at first."""
    return vault.standing(keys=keys, record_type=OwnReminders) or OwnReminders()


def sealed(*, keys: SessionKeys, edge: Edge) -> bytes:
    """The address for what the member chose, closed for the notifier; b"" for none, and for a calendar."""
    chosen = own(keys=keys)
    way = CHANNELS.get(Way(chosen.way))
    return notices.seal(channel=way, to=chosen.to, edge=edge) if way else b""


def ways(*, edge: Edge) -> list[tuple[str, str]]:
    """The ways that this site has, as (value, words)."""
    there = set(notices.ways(edge=edge))
    return [(way.value, str(words)) for way, words in WAYS.items() if way not in CHANNELS or CHANNELS[way] in there]


def plan(*, keys: SessionKeys, chosen: OwnReminders, now: datetime) -> Plan:
    """When this member is to be reminded, from what they have done and chosen so far."""
    rhythm = checkins.rhythm(keys=keys)
    pattern = checkins.engine_pattern(rhythm) if rhythm else None
    asleep = policies.asleep(pattern, now)
    at = time.fromisoformat(rhythm.at) if rhythm else policies.USUAL
    zone = checkins.local_zone(rhythm, chosen.zone)
    days = [date.fromisoformat(day) for day in chosen.days]
    if chosen.assessments:
        days += [day for _form, day in _asked_again(assessments.taken(keys=keys, now=now))]
    moments = [policies.on_day(day, at, zone, asleep) for day in days]
    if chosen.check_ins and rhythm:
        moments += _check_ins(keys, rhythm, pattern, now)
    return Plan(policies.ahead(moments, now), asleep, zone)


def due_here(
    *,
    chosen: OwnReminders,
    taken: Sequence[vault.Stored[assessments.Taken]],
    last: datetime | None,
    zone: str,
    now: datetime,
) -> DueHere:
    """What is due for this member, by what they chose and the forms of the last year (`assessments.taken`).

    `last` is when they last checked in, `zone` the one that their days are in.
    """
    today = now.astimezone(ZoneInfo(zone)).date()
    since = last.astimezone(ZoneInfo(zone)).date() if last else date.min
    days = [day for day in map(date.fromisoformat, chosen.days) if since < day <= today < day + NO_LONGER]
    again = _asked_again(taken) if chosen.assessments else []
    forms = [gettext(form.title) for form, day in again if day <= today < day + NO_LONGER]
    return DueHere(forms, days[-1] if days else None)


def coming(*, keys: SessionKeys, now: datetime) -> list[datetime]:
    """When the reminders that lie ahead were meant for, in order; each goes out up to an hour later."""
    rows = Planned.objects.filter(key__in=places(keys), due__gt=now).order_by("due")
    return [row.due for row in rows]


def jobs_ahead(*, keys: SessionKeys) -> list[bytes]:
    """The names of the jobs that would send this member's reminders."""
    return [bytes(row.job) for row in Planned.objects.filter(key__in=places(keys))]


def places(keys: SessionKeys) -> list[bytes]:
    """The fourteen keys under which a member's reminders lie: nobody without the member's session knows them."""
    return row_keys(keys.index, "reminder", "ahead", range(MOST))


def feed_name(secret: bytes) -> bytes:
    """Under which name the feed with this secret (32 bytes) lies."""
    return site_name(secret, FEED, b"name")


def feed_context(secret: bytes) -> str:
    """What the feed's contents are bound to."""
    return f"feed {feed_name(secret).hex()}"


def calendar(*, secret: str, now: datetime) -> bytes:
    """The calendar file behind a feed's address (64 hex digits); raises NoSuchFeed. The entries say nothing."""
    try:
        key = bytes.fromhex(secret)
    except ValueError:
        raise policies.NoSuchFeed from None
    row = Feed.objects.filter(id=feed_name(key)).first()
    if row is None:
        raise policies.NoSuchFeed
    moments = json.loads(open_own(site_lock(key, FEED), feed_context(key), row.blob))
    entries = [Interval(datetime.fromisoformat(at), datetime.fromisoformat(at) + LASTS) for at in moments]
    owner = hashlib.sha256(b"entry" + key).hexdigest()[:16]
    return shifts.calendar(entries, title=settings.NEUTRAL_NAME, owner=owner, written=now)


def _check_ins(
    keys: SessionKeys, rhythm: checkins.OwnRhythm, pattern: shifts.Pattern | None, now: datetime
) -> list[datetime]:
    """When check-ins fall due, less those that were made early."""
    chosen = checkins.engine_rhythm(rhythm)
    if chosen is None:
        return []
    last = checkins.newest(checkins.latest(keys=keys, now=now))
    early = EARLY[chosen.every]
    times = shifts.due_times(chosen, pattern, now, now + HORIZON)
    return [moment for moment in times if last is None or last < moment - early]


def _asked_again(taken: Iterable[vault.Stored[assessments.Taken]]) -> list[tuple[Instrument, date]]:
    """The forms that the member has filled in, and the day from which each asks about time not covered yet."""
    newest = {one.record.instrument: one.record for one in taken}
    known = [(record, assessments.known(record)) for record in newest.values()]
    return [
        (form, assessments.local(record.at, record.zone).date() + timedelta(days=form.minimum_interval_days))
        for record, form in known
        if form
    ]
