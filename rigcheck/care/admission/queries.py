"""Looking at cards: what one opens, and how many were printed."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import Sum
from django.utils.translation import gettext

from rigcheck.care.admission import policies
from rigcheck.care.admission.models import CardBatch, JoinCard, Spent
from rigcheck.care.admission.policies import AgencyList
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.files import OTHER_KEY, OTHER_KEYLOG, Files

__all__ = ["AgencyList"]


@dataclass(frozen=True, slots=True)
class Batch:
    """Cards printed at one time."""

    seat: Seat
    count: int
    month: Month
    printed_by: str


@dataclass(frozen=True, slots=True)
class Brought:
    """What somebody brings: a printed card's code, or a token (482 bytes) with the mark of the list that it knew."""

    code: str = ""
    token: bytes = field(default=b"", repr=False)
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Ticket:
    """What was looked at and found good: the digest of a printed card, or a whole token (482 bytes)."""

    card: bytes = b""
    token: bytes = field(default=b"", repr=False)


def look_at(*, brought: Brought, agency: AgencyList | None, today: Month) -> Ticket:
    """Whether this opens an account today; nothing is used up.

    Raises CardMistyped, CardUnknown or CardUsed; for a token NoAgencyKeys, SentCardUsed, and what
    `policies.same_for_everybody` and `policies.admitted` raise.
    """
    if not brought.token:
        digest = card_digest(policies.card_secret(brought.code))
        card_seat(digest=digest, today=today)
        return Ticket(card=digest)
    keys = policies.checked(agency)
    policies.same_for_everybody(keys, token=brought.token, mark=brought.mark)
    if Spent.objects.filter(digest=policies.admitted(keys, token=brought.token, today=today)).exists():
        raise policies.SentCardUsed
    return Ticket(token=brought.token)


@dataclass(frozen=True, slots=True)
class ListHere:
    """Care's copy of roster's list as it was signed, and the Ed25519 key in hex that it is to be checked with."""

    text: str
    pinned: str


def list_here(*, files: Files) -> ListHere | None:
    """What every card is compared with; None where there is none: a site that runs alone."""
    text, pinned = files.read(OTHER_KEYLOG), files.read(OTHER_KEY)
    return ListHere(text, pinned) if text and pinned else None


def sentences() -> list[tuple[str, str]]:
    """Code and sentence of each refusal that the browser can come to by itself, before it sends a token anywhere."""
    return [(refusal.code, gettext(str(refusal.sentence))) for refusal in policies.SEEN_IN_THE_BROWSER]


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
