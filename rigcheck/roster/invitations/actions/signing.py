"""Signing what a browser has blinded."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.db.models import F

from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import Chance
from rigcheck.roster.invitations import policies
from rigcheck.roster.invitations.models import MOST, Invitation, Issued
from rigcheck.roster.invitations.queries import code_digest


@transaction.atomic
def sign(*, code: bytes, request: bytes, now: datetime, chance: Chance) -> bytes:
    """Sign one request (387 bytes) for the holder of a link, and use the link up; gives 384 bytes.

    The same request asked again on the same link is signed again and not counted: a browser that lost the answer in a
    tunnel gets its card. Raises `UnknownLink`, `ExpiredLink`, `UsedLink`, `NoThirdCard`, `NoKeyYet`, or what the signer
    refuses; then nothing was used up.
    """
    digest = sha256(request).digest()
    found = Invitation.objects.select_for_update().filter(code_digest=code_digest(code)).first()
    link = policies.check_link(found, Month.of(now))
    if policies.check_unused(link, digest):
        _count(link)
        Invitation.objects.filter(pk=link.pk).update(request_digest=digest)
    return b""


def _count(link: Invitation) -> None:
    mine = Issued.objects.filter(person=link.person_id, period=link.period, issued__lt=MOST)
    if not mine.update(issued=F("issued") + 1):
        raise policies.NoThirdCard
