"""Counting within a while, under a name that is nobody's."""

import hashlib
from datetime import datetime, timedelta

from django.db.models import F

from rigcheck.care.conversations import policies
from rigcheck.care.conversations.models import Tally
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.sealing.keys import alias


def count_opening(*, by: Me, now: datetime) -> None:
    """One more talk begun today by this account, known only by a name that changes every day. Raises EnoughTalks."""
    name = alias(by.keys.index, f"talks begun|{now.date().isoformat()}")
    count(name=name, now=now, most=policies.OPENINGS_A_DAY, refusal=policies.EnoughTalks)


def count_hour(*, what: bytes, now: datetime, most: int) -> None:
    """One more of these within the hour. Raises Slowly."""
    hour = now.strftime("%Y-%m-%dT%H").encode()
    name = hashlib.sha256(b"rigcheck/1/tally|" + what + b"|" + hour).digest()[:16]
    count(name=name, now=now, most=most, refusal=policies.Slowly)


def count(*, name: bytes, now: datetime, most: int, refusal: type[SpokenRefusal]) -> None:
    """One more under this name; raises the refusal beyond `most`, and then nothing is counted."""
    row, is_new = Tally.objects.select_for_update().get_or_create(
        id=name, defaults={"count": 1, "until": now + timedelta(days=1)}
    )
    if not is_new:
        row.count += 1
        policies.within(row, most, refusal)
        Tally.objects.filter(id=name).update(count=F("count") + 1)
