"""Publishing keys, and handing one out."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from rigcheck.care.prekeys import policies, queries
from rigcheck.care.prekeys.models import Prekey
from rigcheck.care.prekeys.queries import Public
from rigcheck.care.sessions import actions as sessions
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.sealing.prekeys import Prekey as Signed
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import Edge


@transaction.atomic
def publish(*, by: Me, keys: Sequence[Signed], edge: Edge) -> None:
    """Keep the public halves that the supporter's browser made. A new last resort takes the place of the old one.

    Raises NotFound for whoever is no verified supporter, or BadKeys.
    """
    supporter = policies.own_seat(by)
    policies.check(keys, supporter=supporter, today=Month.of(edge.clock.now()), files=edge.files)
    if Prekey.objects.filter(id__in=[one.id for one in keys]).exists():
        raise policies.BadKeys
    if any(one.last for one in keys):
        Prekey.objects.filter(supporter=supporter, last=True).delete()
    Prekey.objects.bulk_create(
        Prekey(id=one.id, supporter=supporter, blob=one.encode(), last=one.last, expires=one.until) for one in keys
    )
    spare = Prekey.objects.filter(supporter=supporter, last=False).order_by("-expires", "id")
    old = list(spare.values_list("id", flat=True))[policies.MOST :]
    Prekey.objects.filter(id__in=old).delete()


@transaction.atomic
def hand_out(*, supporter: bytes, by: Me, edge: Edge) -> Public:
    """One key of this supporter's, which nobody else is given; the last resort where there is no other.

    Raises NotFound, NotOffered or EnoughToday: keys cannot be asked for until none are left.
    """
    policies.may_talk(by)
    now = edge.clock.now()
    today = Month.of(now)
    queries.offered(supporter=supporter, today=today)
    policies.few_today(
        sessions.mark(me=by, what=f"talk keys {now.date()}", most=policies.A_DAY, until=policies.midnight(now))
    )
    found = Prekey.objects.select_for_update().filter(supporter=supporter, expires__gte=str(today))
    row = found.filter(last=False).first() or found.filter(last=True).first()
    if row is None:
        raise policies.NotOffered
    if not row.last:
        row.delete()
    return Public(row.blob, row.last)


@transaction.atomic
def leave(*, supporter: bytes) -> int:
    """Take away every key of a supporter who is gone; how many went."""
    return Prekey.objects.filter(supporter=supporter).delete()[0]


@transaction.atomic
def tidy(*, now: datetime) -> int:
    """Take away keys whose months are over; how many went."""
    return Prekey.objects.filter(expires__lt=str(Month.of(now))).delete()[0]
