"""The secret address of a supporter's calendar: shown once, known by its digest."""

import hashlib

from django.db import transaction

from rigcheck.care.oncall.models import Feed
from rigcheck.care.peers.policies import own_number
from rigcheck.care.sessions.queries import Me
from rigcheck.outside.edge import Edge

SECRET_BYTES = 16


@transaction.atomic
def open_feed(*, by: Me, edge: Edge) -> str:
    """A new secret, in hex; the one before opens nothing any more. Raises NotFound or SeatSuspended."""
    me, secret = own_number(by), edge.chance.bytes(SECRET_BYTES)
    Feed.objects.update_or_create(id=me, defaults={"digest": hashlib.sha256(secret).digest()})
    return secret.hex()


@transaction.atomic
def close_feed(*, by: Me) -> None:
    """Close the address. Raises NotFound or SeatSuspended."""
    Feed.objects.filter(id=own_number(by)).delete()
