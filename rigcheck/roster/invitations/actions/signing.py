"""Signing what a browser has blinded."""

from hashlib import sha256

from django.db import transaction
from django.db.models import F

from rigcheck.bridge.enrolment.issue import sign_request
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import PlainEdge
from rigcheck.roster.invitations import policies, queries
from rigcheck.roster.invitations.models import MOST, Invitation, Issued


@transaction.atomic
def sign(*, code: bytes, request: bytes, edge: PlainEdge) -> bytes:
    """Sign one request (387 bytes) for the holder of a link, and use the link up; gives 384 bytes.

    The same request asked again on the same link is signed again and not counted: a browser that lost the answer in a
    tunnel gets its card. Raises `UnknownLink`, `ExpiredLink`, `UsedLink`, `NoThirdCard`, `NoKeyYet`, or what the signer
    refuses; then nothing was used up.
    """
    digest = sha256(request).digest()
    links = Invitation.objects.select_for_update(of=("self",)).select_related("person__agency__council")
    found = links.filter(code_digest=queries.code_digest(code)).first()
    link = policies.check_link(found, Month.of(edge.clock.now()))
    if policies.check_unused(link, digest):
        _count(link)
        Invitation.objects.filter(pk=link.pk).update(request_digest=digest)
    private = queries.private_key(agency=link.person.agency, period=link.period, edge=edge)
    return sign_request(private=private, request=request, chance=edge.chance)


def _count(link: Invitation) -> None:
    mine = Issued.objects.filter(person=link.person_id, period=link.period, issued__lt=MOST)
    if not mine.update(issued=F("issued") + 1):
        raise policies.NoThirdCard
