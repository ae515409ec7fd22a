"""Counting one more, and refusing it beyond the limit. Belongs inside the transaction of what is counted."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.tallies.models import Tally
from rigcheck.engines.sealing.sites import site_name
from rigcheck.outside.edge import Edge


@transaction.atomic(savepoint=False)
def count_hour(*, what: bytes, most: int, refusal: type[SpokenRefusal], edge: Edge) -> None:
    """One more of these within the hour; `what` is no account (those have marks: `sessions.actions.mark`). Raises the
    refusal beyond `most`. The name is the site's own: who knows what is counted cannot find its row in a copy.
    """
    hour = edge.clock.now().replace(minute=0, second=0, microsecond=0)
    name = site_name(edge.keybox.seed("tallies"), "tally", what + b"|" + hour.isoformat().encode())
    start = {"count": 1, "until": hour + timedelta(hours=1)}
    row, is_new = Tally.objects.select_for_update().get_or_create(id=name, defaults=start)
    if is_new:
        return
    if row.count >= most:
        raise refusal
    Tally.objects.filter(id=name).update(count=F("count") + 1)


@transaction.atomic
def tidy(*, now: datetime) -> int:
    """Take away what is over; how many went."""
    return Tally.objects.filter(until__lte=now).delete()[0]
