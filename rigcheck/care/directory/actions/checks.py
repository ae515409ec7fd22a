"""What a lead writes down after a call, and the file from which the crisis page reads it."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from rigcheck.bridge.keylog import holding
from rigcheck.care.directory import policies
from rigcheck.care.directory.models import OURS, Entry, Kind
from rigcheck.care.directory.queries import packs, standing
from rigcheck.care.directory.queries.facts import Facts, facts_of, row_from_line
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import sign_note
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.edge import PlainEdge


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the call told: whether the line is to be shown, and if not, why; hours, who answers, what they pass on."""

    shown: bool
    reason: str = ""
    hours: str = ""
    who: str = ""
    passes_on: str = ""


@transaction.atomic
def check(*, by: Me, slug: str, checked: date, heard: Heard, own: str, edge: PlainEdge) -> None:
    """Write down that the lead checked a line on that day; the crisis page follows at once.

    `own` is the path of the operator's file of lines. An emergency number and a national line stay shown whatever was
    heard. Raises NotFound for anybody else or a line that is not there, BadDay.
    """
    lead, today = verified_lead(by), edge.clock.now().date()
    line = standing.line(slug=slug, today=today, own=own, files=edge.files)
    if line is None:
        raise NotFound
    row_from_line(
        replace(
            line,
            shown=heard.shown or line.stays,
            reason="" if heard.shown else heard.reason,
            hours=heard.hours,
            who=heard.who,
            passes_on=heard.passes_on,
            verified_on=checked,
            verified_by=lead.name,
            expires_on=policies.counts_until(checked=checked, today=today),
        ),
        site=OURS,
    ).save()
    publish(edge=edge)


def publish(*, edge: PlainEdge) -> None:
    """Write what is said of lines, by this site and its partners, into the file that the crisis page reads."""
    rows = Entry.objects.filter(kind=Kind.LINE.value).order_by("site", "slug")
    entries = tuple({"site": row.site, "facts": facts_of(row)} for row in rows)
    edge.files.write(packs.PUBLISHED, signed(what=packs.STANDING, entries=entries, edge=edge))


def signed(*, what: str, entries: tuple[Facts, ...], edge: PlainEdge) -> str:
    """A file of entries under this site's own signature. Raises NoKeylog or NoSuchKey."""
    log = holding.own(edge.files)
    pack = packs.Pack(what, log.name, edge.clock.now().date(), entries, log.public.hex())
    signer = Signer(edge.keyring.key(holding.signing_key(log.name)))
    return sign_note(pack.written(), name=packs.signed_by(log.name), signer=signer)
