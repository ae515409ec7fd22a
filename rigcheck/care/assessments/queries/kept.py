"""A member's own drafts and finished forms, as they are kept."""

import base64
import binascii
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from rigcheck.care.assessments import policies
from rigcheck.care.assessments.models import Draft, Drafts, Taken
from rigcheck.care.vault import queries as vault
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.instruments import Instrument, Item
from rigcheck.engines.sealing.envelope import open_own
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.months import Month, NotAMonth
from rigcheck.kernel.refusals import NotFound, Refusal

CARRIED = "assessment-draft|carried"
"""What the draft in the phone's cookie is bound to."""
LONGEST_INTERVAL = 13
"""Months that hold the last filling-in of every form, a yearly one among them."""


def drafts(*, keys: SessionKeys) -> Drafts:
    """Every paused form of the member."""
    return vault.standing(keys=keys, record_type=Drafts) or Drafts()


def carried(*, keys: SessionKeys, text: str) -> Draft | None:
    """The draft that the phone carries; None for none, for another member's, or for a damaged one."""
    try:
        plain = open_own(keys.store, CARRIED, base64.urlsafe_b64decode(text.encode()))
    except (Refusal, binascii.Error, ValueError):
        return None
    return Drafts.from_json({"paused": [json.loads(plain)]}).paused[0]


def current(form: Instrument, on_phone: Draft | None, paused: Drafts) -> Draft | None:
    """The draft of this form to go on with: the phone's, else the paused one; none begun on another version."""
    here = on_phone if on_phone is not None and on_phone.instrument == form.id else paused.of(form.id)
    return here if here is not None and here.form_version == form.version else None


def next_open(form: Instrument, draft: Draft) -> Item | None:
    """The first question that is asked, not answered and not left out; None when the form is finished."""
    done = {*draft.answers, *draft.passed}
    return next((item for item in policies.open_items(form, draft.answers) if item.id not in done), None)


def months_back(now: datetime, months: int) -> list[Month]:
    """So many months up to and including this one, oldest first."""
    this = Month.of(now.astimezone(UTC))
    return [this.plus(-back) for back in reversed(range(months))]


def months_spanned(start: datetime, end: datetime) -> int:
    """How many months have a part in [start, end]."""
    return Month.of(start.astimezone(UTC)).until(Month.of(end.astimezone(UTC))) + 1


def of_month(*, keys: SessionKeys, month: Month) -> list[Stored[Taken]]:
    """The finished forms of one month."""
    return vault.records(keys=keys, record_type=Taken, months=[month])


def taken(*, keys: SessionKeys, now: datetime, months: int = LONGEST_INTERVAL) -> list[Stored[Taken]]:
    """Finished forms of so many months, oldest first."""
    stored = vault.records(keys=keys, record_type=Taken, months=months_back(now, months))
    return sorted(stored, key=lambda one: one.record.at)


def sent_before(*, keys: SessionKeys, client: str, now: datetime) -> Stored[Taken] | None:
    """The finished form that this filling-in already led to, when it is sent twice."""
    stored = vault.records(keys=keys, record_type=Taken, months=months_back(now, 2))
    return vault.by_client(stored, client)


def named(*, keys: SessionKeys, name: str) -> Stored[Taken]:
    """The finished form that a page calls by `Stored.name`; raises NotFound for anything else."""
    month, _dot, slot = name.partition(".")
    try:
        found: Iterable[Stored[Taken]] = vault.records(keys=keys, record_type=Taken, months=[Month.parse(month)])
    except NotAMonth:
        found = ()
    for one in found:
        if str(one.slot) == slot:
            return one
    raise NotFound(_("That result is not there any more."))


def written(at: datetime) -> str:
    """A moment as records write it: UTC, to the minute."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")


def local(at: str, zone: str) -> datetime:
    """A record's moment in the zone given; UTC for a zone that this machine does not know."""
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    try:
        return moment.astimezone(ZoneInfo(zone or "UTC"))
    except (KeyError, ValueError, OSError):
        return moment
