"""What a lead writes: entries one by one, and files of them. Each names the lead who did it."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_noop

from rigcheck.care.directory import actions as directory
from rigcheck.care.directory.policies import counts_until
from rigcheck.care.directory.queries import OURS, Role, Status, entries, fits, keys_of
from rigcheck.care.finding import policies
from rigcheck.care.finding.models import Draft
from rigcheck.care.finding.queries.exchange import UNCHECKED
from rigcheck.care.finding.queries.plans import plan
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.hsds import read
from rigcheck.kernel.refusals import NotFound

NOBODY_YET: Final = gettext_noop("Nobody has checked it yet.")
_STANDING: Final = {"role": Role.OTHER.value, "responders": False, "more": "{}"}


@transaction.atomic
def write_entry(*, by: Me, slug: str, facts: Mapping[str, Any], checked: date | None, today: date) -> str:
    """Write one entry, a new one where `slug` is empty, and answer with its slug.

    `facts` are the columns that a lead fills in. `checked` is the day on which the lead checked it; without one it is
    kept and not shown. Raises NotFound, BadDay or NotKept.
    """
    lead = verified_lead(by)
    before = _own(slug) if slug else {}
    told = {**_STANDING, **before, **facts, "slug": slug or _free_slug(str(facts["name"]))}
    told |= {**UNCHECKED, "reason": NOBODY_YET}
    if checked:
        last = counts_until(checked=checked, today=today).isoformat()
        told |= {"verified_on": checked.isoformat(), "verified_by": lead.name, "expires_on": last}
        told |= {"status": Status.HIGH.value, "shown": True, "reason": ""}
    if not fits(told):
        raise policies.NotKept
    directory.write_entries(by=by, entries=[told])
    return str(told["slug"])


@transaction.atomic
def hide_entry(*, by: Me, slug: str, reason: str) -> None:
    """Keep an entry off the members' pages, with the reason. Raises NotFound."""
    verified_lead(by)
    told = {**_own(slug), "shown": False, "reason": reason}
    directory.write_entries(by=by, entries=[told])


@transaction.atomic
def remove_entry(*, by: Me, slug: str) -> None:
    """Take an entry of this site's away for good. Raises NotFound."""
    verified_lead(by)
    _own(slug)
    directory.remove_entries(by=by, slugs=[slug])


@transaction.atomic
def take_file(*, by: Me, content: bytes, now: datetime) -> None:
    """Keep a file to be looked at, in the place of the lead's last one. Nothing of it is written to the directory.

    Raises NotFound, FileTooLarge and the refusals of engines/hsds.
    """
    lead = verified_lead(by)
    policies.check_size(len(content))
    read(content)
    Draft.objects.update_or_create(lead=lead.id, defaults={"content": content, "sent": now})


@transaction.atomic
def write_file(*, by: Me, digest: str, checks: bool, home: str, today: date) -> int:
    """Write what the table showed, all of it, and let the file go; answers with how many entries were written.

    `digest` is the table's. Raises NotFound, NoFile, or DirectoryChanged where the table would now be another.
    """
    lead = verified_lead(by)
    draft = Draft.objects.select_for_update().filter(lead=lead.id).first()
    if draft is None:
        raise policies.NoFile
    planned = plan(draft.content, home=home, checks=checks, today=today)
    if planned.digest != digest:
        raise policies.DirectoryChanged
    directory.write_entries(by=by, entries=planned.written)
    draft.delete()
    return len(planned.written)


@transaction.atomic
def discard_file(*, by: Me) -> None:
    """Let the file go; the directory stays as it is. Raises NotFound."""
    Draft.objects.filter(lead=verified_lead(by).id).delete()


def forget_files(*, now: datetime) -> None:
    """Let files go that nobody wrote within a day: for the worker."""
    Draft.objects.filter(sent__lt=now - Draft.life).delete()


def _own(slug: str) -> dict[str, Any]:
    told = next((one for one in entries(slugs=[slug]) if one.site == OURS), None)
    if told is None:
        raise NotFound
    return dict(told.facts)


def _free_slug(name: str) -> str:
    base = slugify(name)[:80] or "entry"
    tries = (base, *(f"{base}-{number}" for number in range(2, 1000)))
    return next(slug for slug in tries if not keys_of(slugs=[slug]))
