"""Checks shared between sites: a pack given out by one site's lead, taken in by another's."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db import transaction

from rigcheck.bridge.keylog import fingerprint, holding
from rigcheck.care.directory import policies
from rigcheck.care.directory.actions.checks import publish, signed
from rigcheck.care.directory.models import OURS, Entry, Kind, Partner, Role
from rigcheck.care.directory.queries import packs
from rigcheck.care.directory.queries.facts import entry_id, facts_of, line_of, row_of
from rigcheck.care.directory.queries.shipped import shipped
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import PlainEdge

AHEAD: Final = timedelta(days=1)
"""It is tomorrow elsewhere. A pack from a later day would keep every true one out until then."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of a pack: whose it was, how many of its entries stand here now, and which do not and why not."""

    site: str
    entries: int
    left: tuple[str, ...]


def give_out(*, by: Me, edge: PlainEdge) -> str:
    """A pack of every entry that this site has checked and whose check still counts. Raises NotFound for others."""
    verified_lead(by)
    today = edge.clock.now().date().isoformat()
    rows = Entry.objects.filter(site=OURS, expires_on__gt=today).exclude(verified_on="").order_by("slug")
    return signed(what=packs.PACK, entries=tuple(facts_of(row) for row in rows), edge=edge)


@transaction.atomic
def accept(*, text: str, replace: bool, edge: PlainEdge) -> tuple[str, str]:
    """Accept the key in a site's first pack, by the operator's command; nothing of the pack is taken in yet.

    Returns the site and the fingerprint that somebody compares by telephone. Another key for a site that is known
    needs `replace`. Raises NotAPack, PackUnsigned, OwnPack or UnknownSite.
    """
    pack = packs.claimed(text)
    key = bytes.fromhex(pack.key)
    packs.opened(text, what=packs.PACK, site=pack.site, public=key)
    if pack.site == holding.own(edge.files).name:
        raise policies.OwnPack
    known = Partner.objects.filter(site=pack.site).first()
    if known and known.key != key and not replace:
        raise policies.PackUnsigned
    edition = known.edition if known and known.key == key else ""
    Partner.objects.update_or_create(
        id=entry_id(site=pack.site, slug=""),
        defaults={"site": pack.site, "key": key, "accepted": str(Month.of(edge.clock.now())), "edition": edition},
    )
    return pack.site, fingerprint(key)


@transaction.atomic
def forget(*, site: str, edge: PlainEdge) -> int:
    """Let go of a site's key and of all that its packs said here; how many entries that were."""
    Partner.objects.filter(site=site).delete()
    gone, _ = Entry.objects.filter(site=site).exclude(site=OURS).delete()
    publish(edge=edge)
    return gone


@transaction.atomic
def take_in(*, by: Me, text: str, own: str, edge: PlainEdge) -> Taken:
    """Let a partner's newest pack stand in the place of the one before; the crisis page follows at once.

    Raises NotFound for anybody but a lead, NotAPack, OwnPack, UnknownSite, PackUnsigned or OlderPack; then nothing
    was changed.
    """
    verified_lead(by)
    site = packs.claimed(text).site
    if site == holding.own(edge.files).name:
        raise policies.OwnPack
    partner = Partner.objects.select_for_update().filter(site=site).first()
    if partner is None:
        raise policies.UnknownSite
    pack = packs.opened(text, what=packs.PACK, site=site, public=partner.key)
    if pack.made > edge.clock.now().date() + AHEAD:
        raise policies.NotAPack
    if pack.made.isoformat() < partner.edition:
        raise policies.OlderPack
    rows = [_bounded(row_of(facts, site=site), edge.clock.now().date()) for facts in pack.entries]
    fit = {row.slug: row for row in rows if _lends(row, own)}
    Entry.objects.filter(site=site).delete()
    Entry.objects.bulk_create(fit.values())
    partner.edition = pack.made.isoformat()
    partner.save(update_fields=["edition"])
    publish(edge=edge)
    return Taken(site, len(fit), tuple(row.name for row in rows if row.slug not in fit))


def _lends(row: Entry, own: str) -> bool:
    if row.kind != Kind.LINE.value:
        return bool(row.role == Role.OTHER.value)
    return policies.lends(line_of(facts_of(row)), shipped(own).get(row.slug))


def _bounded(row: Entry, today: date) -> Entry:
    """The row with the site's name beside who checked, and a check that counts no longer than one made here."""
    checked = date.fromisoformat(row.verified_on) if row.verified_on else date.min
    if checked > today or not row.expires_on:
        raise policies.NotAPack
    row.verified_by = f"{row.verified_by[:60]}, {row.site}"[:120]
    row.expires_on = min(row.expires_on, (checked + policies.LASTS).isoformat())
    return row
