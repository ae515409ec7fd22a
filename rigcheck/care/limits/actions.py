"""What counsel has confirmed: written down by the lead, kept, and published under this site's signature."""

from datetime import date

from django.db import transaction

from rigcheck.bridge.keylog import holding
from rigcheck.care.limits import policies
from rigcheck.care.limits.models import Confirmation
from rigcheck.care.limits.queries import packs
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.disclosure import Role
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import sign_note
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import PlainEdge

ID_BYTES = 16


@transaction.atomic
def confirm(*, by: Me, pack: str, role: Role, mark: str, counsel: str, confirmed: date, edge: PlainEdge) -> None:
    """Write down that the agency's counsel confirmed what a pack says for a role; notices follow at once.

    What stood before keeps its line, with an end.
    `mark` is that of the text that the lead had before them; `counsel` is a name and an office. Raises NotFound for
    anybody but a lead, NotTheseRules or BadDay.
    """
    lead, found = verified_lead(by), packs.library().get(pack)
    part, name = policies.confirmable(found, role, mark, counsel)
    ends = policies.counts_until(confirmed=confirmed, today=edge.clock.now().date())
    _end(pack=pack, role=role, lead=lead.name, edge=edge)
    Confirmation.objects.create(
        id=edge.chance.bytes(ID_BYTES),
        pack=pack,
        version=found.version if found else 0,
        role=role.value,
        mark=bytes.fromhex(part.mark),
        counsel=name,
        lead=lead.name,
        confirmed_on=confirmed.isoformat(),
        expires_on=ends.isoformat(),
        written=str(Month.of(edge.clock.now())),
    )
    publish(edge=edge)


@transaction.atomic
def take_back(*, by: Me, pack: str, role: Role, edge: PlainEdge) -> None:
    """Take a confirmation back: the cautious default stands again, at once; that it stood is kept. Raises NotFound."""
    _end(pack=pack, role=role, lead=verified_lead(by).name, edge=edge)
    publish(edge=edge)


def _end(*, pack: str, role: Role, lead: str, edge: PlainEdge) -> None:
    standing = Confirmation.objects.select_for_update().filter(pack=pack, role=role.value, ended="")
    standing.update(ended=str(Month.of(edge.clock.now())), ended_by=lead)


def publish(*, edge: PlainEdge) -> None:
    """Write what stands into the signed file that notices are read from. Raises NoKeylog or NoSuchKey."""
    log = holding.own(edge.files)
    rows = tuple(
        packs.Confirmed(
            row.pack, row.version, row.role, row.mark.hex(), row.counsel, row.lead, row.confirmed_on, row.expires_on
        )
        for row in Confirmation.objects.filter(ended="").order_by("pack", "role")
    )
    signer = Signer(edge.keyring.key(holding.signing_key(log.name)))
    text = packs.written(rows, site=log.name)
    edge.files.write(packs.PUBLISHED, sign_note(text, name=packs.signed_by(log.name), signer=signer))
