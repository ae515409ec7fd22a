"""Choosing reminders, and putting up to fourteen of them ahead."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from rigcheck.care.notices import actions as notices
from rigcheck.care.notices import queries as addresses
from rigcheck.care.reminders import policies, queries
from rigcheck.care.reminders.models import HORIZON, Feed, OwnReminders, Planned, Way
from rigcheck.care.vault import actions as vault
from rigcheck.engines.sealing.envelope import seal_own
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.sealing.sites import site_lock
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge

BY: Final = "reminders"
SECRET_BYTES: Final = 32
NONCE_BYTES: Final = 12
GONE_AFTER: Final = timedelta(days=1)


@transaction.atomic
def choose(*, keys: SessionKeys, chosen: OwnReminders, edge: Edge) -> OwnReminders:
    """Keep what the member wants, and put it ahead anew; what is kept.

    Raises AddressMissing, DayRefused, and what `notices.queries.seal` refuses: a number, a mailbox of an agency's.
    """
    now, before = edge.clock.now(), queries.own(keys=keys)
    kept = replace(chosen, days=policies.days(chosen.days, now.date()), to=_address(chosen, before, edge))
    if before.way == Way.CALENDAR and kept.to != before.to:
        Feed.objects.filter(id=queries.feed_name(bytes.fromhex(before.to))).delete()
    vault.put(keys=keys, record=kept, today=Month.of(now), chance=edge.chance)
    _put_ahead(keys, kept, queries.plan(keys=keys, chosen=kept, now=now), edge)
    return kept


def look_after(*, keys: SessionKeys, edge: Edge) -> bool:
    """Put reminders ahead anew where what lies there no longer fits what the member did; whether anything was written.

    Called while the member is unlocked and has done something. Costs one question where nothing was chosen.
    """
    return bool(queries.own(keys=keys).way) and _looked_after(keys, edge)


@transaction.atomic
def _looked_after(keys: SessionKeys, edge: Edge) -> bool:
    """The same where something was chosen; it is read once more, since it may be changed meanwhile."""
    chosen, now = queries.own(keys=keys), edge.clock.now()
    plan = queries.plan(keys=keys, chosen=chosen, now=now)
    if chosen.way != Way.CALENDAR and policies.still_fits(queries.coming(keys=keys, now=now), plan.moments):
        return False
    _put_ahead(keys, chosen, plan, edge)
    return True


@transaction.atomic
def forget(*, keys: SessionKeys) -> None:
    """Take back everything that lies ahead, the calendar too: the account goes."""
    chosen = queries.own(keys=keys)
    if chosen.way == Way.CALENDAR:
        Feed.objects.filter(id=queries.feed_name(bytes.fromhex(chosen.to))).delete()
    _take_back(keys)


@transaction.atomic
def expire(*, now: datetime) -> int:
    """Take away what was planned for a day ago and before, and feeds whose months are over; how many rows went."""
    gone = Planned.objects.filter(due__lt=now - GONE_AFTER).delete()[0]
    return gone + Feed.objects.filter(expires__lt=str(Month.of(now))).delete()[0]


def _address(chosen: OwnReminders, before: OwnReminders, edge: Edge) -> str:
    """Where reminders go, checked; a field left empty keeps what was there for the same way."""
    if chosen.way == Way.NONE:
        return ""
    to = chosen.to.strip() or (before.to if before.way == chosen.way else "")
    if chosen.way == Way.CALENDAR:
        return (before.to if before.way == chosen.way else "") or edge.chance.bytes(SECRET_BYTES).hex()
    if not to:
        raise policies.AddressMissing
    addresses.seal(channel=queries.CHANNELS[Way(chosen.way)], to=to, edge=edge)
    return to


def _put_ahead(keys: SessionKeys, chosen: OwnReminders, plan: queries.Plan, edge: Edge) -> None:
    """Take back what lies ahead, then put each moment there as a row and a job of its own."""
    _take_back(keys)
    places = queries.places(keys)
    if chosen.way == Way.CALENDAR:
        _write_feed(bytes.fromhex(chosen.to), plan.moments, edge)
    elif chosen.way:
        rows = [Planned(key=key, job=_asked(chosen, at, plan, edge), due=at)
                for key, at in zip(places, plan.moments, strict=False)]  # fmt: skip
        Planned.objects.bulk_create(rows)


def _take_back(keys: SessionKeys) -> None:
    for job in queries.jobs_ahead(keys=keys):
        notices.withdraw(job=job, by=BY)
    Planned.objects.filter(key__in=queries.places(keys)).delete()


def _asked(chosen: OwnReminders, at: datetime, plan: queries.Plan, edge: Edge) -> bytes:
    """Ask for one notice; the address is sealed anew for each, so that no two can be told to be one person's."""
    address = addresses.seal(channel=queries.CHANNELS[Way(chosen.way)], to=chosen.to, edge=edge)
    return notices.send(
        address=address, notice=notices.Notice.UPDATE, reference=b"", due=at, by=BY, chance=edge.chance,
        spare=plan.asleep,
    )  # fmt: skip


def _write_feed(secret: bytes, moments: Sequence[datetime], edge: Edge) -> None:
    body = json.dumps([at.isoformat() for at in moments]).encode()
    blob = seal_own(
        site_lock(secret, queries.FEED), queries.feed_context(secret), body, edge.chance.bytes(NONCE_BYTES)
    )  # fmt: skip
    last = Month.of(edge.clock.now() + HORIZON)
    Feed.objects.update_or_create(id=queries.feed_name(secret), defaults={"blob": blob, "expires": str(last)})
