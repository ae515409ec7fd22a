"""Keys with which a talk can begin while the supporter is away."""

from collections.abc import Sequence

from django.db import transaction

from rigcheck.care.conversations import policies, queries
from rigcheck.care.conversations.actions.tallies import count_opening
from rigcheck.care.conversations.models import Prekey
from rigcheck.care.conversations.queries.prekeys import Public
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.sealing.prekeys import Prekey as Signed
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge


@transaction.atomic
def publish(*, by: Me, keys: Sequence[Signed], edge: Edge) -> None:
    """Keep the public halves that the supporter's browser made. A new last resort takes the place of the old one.

    Raises NotFound for whoever is no verified supporter, or BadStep where a key is not signed by their own.
    """
    supporter = policies.own_seat(by)
    today = Month.of(edge.clock.now())
    policies.check_prekeys(keys, supporter=supporter, today=today, files=edge.files)
    if Prekey.objects.filter(id__in=[one.id for one in keys]).exists():
        raise policies.BadStep
    if any(one.last for one in keys):
        Prekey.objects.filter(supporter=supporter, last=True).delete()
    Prekey.objects.bulk_create(
        Prekey(id=one.id, supporter=supporter, blob=one.encode(), last=one.last, expires=one.until) for one in keys
    )
    spare = Prekey.objects.filter(supporter=supporter, last=False).order_by("-expires", "id")
    old = list(spare.values_list("id", flat=True))[policies.MOST_PREKEYS :]
    Prekey.objects.filter(id__in=old).delete()


@transaction.atomic
def hand_out(*, supporter: bytes, by: Me, edge: Edge) -> Public:
    """One key of this supporter's, which nobody else is given; the last resort where there is no other.

    Raises NotFound, NotOffered or EnoughTalks: keys cannot be asked for until none are left.
    """
    policies.may_talk(by)
    now = edge.clock.now()
    queries.offered(supporter=supporter, today=Month.of(now))
    count_opening(by=by, now=now)
    found = Prekey.objects.select_for_update().filter(supporter=supporter, expires__gte=str(Month.of(now)))
    row = found.filter(last=False).first() or found.filter(last=True).first()
    if row is None:
        raise policies.NotOffered
    public = Public(bytes(row.id), row.blob, row.last)
    if not row.last:
        row.delete()
    return public
