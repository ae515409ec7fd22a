"""Looking at cards: what one opens, and how many were printed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum

from rigcheck.care.admission import policies
from rigcheck.care.admission.models import CardBatch, JoinCard, Spent
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month


@dataclass(frozen=True, slots=True)
class Batch:
    """Cards printed at one time."""

    seat: Seat
    count: int
    month: Month
    printed_by: str


def card_seat(*, digest: bytes, today: Month) -> Seat:
    """The seat that a card opens; raises CardUsed or CardUnknown."""
    card = JoinCard.objects.filter(digest=digest, expires__gte=str(today)).first()
    used = card is None and Spent.objects.filter(digest=digest).exists()
    return policies.opens(card.seat if card else None, used=used)


def cards_printed() -> Mapping[Seat, int]:
    """How many cards that lie open were printed, by seat: member and family. Anybody may know."""
    seats = [seat.value for seat in policies.LYING_OPEN]
    rows = CardBatch.objects.filter(seat__in=seats).values_list("seat").annotate(cards=Sum("count"))
    printed = {Seat(seat): cards for seat, cards in rows}
    return {seat: printed.get(seat, 0) for seat in policies.LYING_OPEN}


def batches() -> list[Batch]:
    """Every batch of cards, newest month first; for the seats that print them."""
    rows = CardBatch.objects.order_by("-month", "seat", "printed_by")
    return [Batch(Seat(row.seat), row.count, Month.parse(row.month), row.printed_by) for row in rows]


def card_digest(secret: bytes) -> bytes:
    """The 32-byte name under which a printed card is kept; the code on it has 128 random bits."""
    return hashlib.sha256(b"rigcheck/1/card\0" + secret).digest()
