"""Counting one more, and refusing it beyond the limit. Belongs inside the transaction of what is counted."""

import hashlib
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.sessions.queries import Me
from rigcheck.care.tallies.models import Tally
from rigcheck.engines.sealing.keys import alias

KEPT = timedelta(days=1)


@transaction.atomic(savepoint=False)
def count_day(*, what: str, by: Me, now: datetime, most: int, refusal: type[SpokenRefusal]) -> None:
    """One more of these today by this account, which is known only by a name that changes every day, and that only
    the account's own key can make. Raises the refusal beyond `most`.
    """
    _count(alias(by.keys.index, f"{what}|{now.date().isoformat()}"), now, most, refusal)


@transaction.atomic(savepoint=False)
def count_hour(*, what: bytes, now: datetime, most: int, refusal: type[SpokenRefusal]) -> None:
    """One more of these within the hour; `what` is no account. Raises the refusal beyond `most`."""
    hour = now.strftime("%Y-%m-%dT%H").encode()
    _count(hashlib.sha256(b"rigcheck/1/tally|" + what + b"|" + hour).digest()[:16], now, most, refusal)


@transaction.atomic
def tidy(*, now: datetime) -> int:
    """Take away what is over; how many went."""
    return Tally.objects.filter(until__lte=now).delete()[0]


def _count(name: bytes, now: datetime, most: int, refusal: type[SpokenRefusal]) -> None:
    row, is_new = Tally.objects.select_for_update().get_or_create(id=name, defaults={"count": 1, "until": now + KEPT})
    if is_new:
        return
    if row.count >= most:
        raise refusal
    Tally.objects.filter(id=name).update(count=F("count") + 1)
