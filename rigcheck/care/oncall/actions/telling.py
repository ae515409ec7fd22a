"""What the worker does again and again: telling who comes on, and taking away what is over."""

import hashlib
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from rigcheck.care.notices import actions as notices
from rigcheck.care.notices.queries import Notice
from rigcheck.care.oncall.models import Change, Offer, Told, Up
from rigcheck.care.oncall.queries import plans
from rigcheck.care.peers import queries as peers
from rigcheck.engines.rotas import HandOver, hand_overs, notice_at
from rigcheck.outside.randomness import Chance

AHEAD: Final = timedelta(hours=30)
"""A notice goes out at most so long before the hand-over: see `engines.rotas.notice_at`."""
OURSELVES: Final = "oncall"


def tell_hand_overs(*, now: datetime, chance: Chance) -> None:
    """Write to everybody who comes on soon, once for each time: by text only, and never at night."""
    for plan in plans():
        duties = plan.duties(now - AHEAD, now + AHEAD)
        for one in hand_overs(duties, now + timedelta(microseconds=1), now + AHEAD):
            if notice_at(one.at, plan.rota.zone) <= now:
                _tell(one, now, chance)


@transaction.atomic
def tidy(*, now: datetime) -> None:
    """Take away changes, offers and hours that are over."""
    Change.objects.filter(ends__lte=now).delete()
    Offer.objects.filter(ends__lte=now).delete()
    Offer.objects.filter(back_ends__lte=now).delete()
    Up.objects.filter(until__lte=now).delete()
    Told.objects.filter(until__lte=now).delete()


@transaction.atomic
def _tell(hand_over: HandOver, now: datetime, chance: Chance) -> None:
    name = hashlib.sha256(hand_over.coming + hand_over.at.isoformat().encode()).digest()[:16]
    _, is_new = Told.objects.get_or_create(id=name, defaults={"until": hand_over.at})
    if not is_new:
        return
    for address in peers.addresses(supporter=hand_over.coming, texts_only=True)[:1]:
        notices.send(address=address, notice=Notice.UPDATE, reference=name, due=now, by=OURSELVES, chance=chance)
