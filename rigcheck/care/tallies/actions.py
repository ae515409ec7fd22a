"""Counting one more, and refusing it beyond the limit. Belongs inside the transaction of what is counted."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.tallies.models import Tally


@transaction.atomic(savepoint=False)
def count_hour(*, what: bytes, now: datetime, most: int, refusal: type[SpokenRefusal]) -> None:
    """One more of these within the hour; `what` is no account (those have marks: `sessions.actions.mark`). Raises the
    refusal beyond `most`.
    """
    hour = now.replace(minute=0, second=0, microsecond=0)
    name = hashlib.sha256(b"rigcheck/1/tally|" + what + hour.isoformat().encode()).digest()[:16]
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
