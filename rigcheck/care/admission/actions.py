"""Printing cards, and using them up."""

from django.db import IntegrityError, transaction

from rigcheck.care.admission import policies, queries
from rigcheck.care.admission.models import CardBatch, JoinCard, Spent
from rigcheck.care.admission.policies import AgencyList
from rigcheck.care.admission.queries import Ticket
from rigcheck.engines.sealing.cards import encode
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import Chance

CODE_BYTES = 16
ID_BYTES = 16


@transaction.atomic
def print_cards(*, count: int, seat: Seat, by: str, chance: Chance, today: Month) -> list[str]:
    """Make `count` cards for one seat and return their codes, once: to be printed and then forgotten.

    Only hashes stay here. A card works once, for twelve months. `by` is the name under which the printing seat
    works, or "operator"; whether it may print the caller has asked its own policy. Raises TooManyCards.
    """
    kind = policies.kind_of(seat)
    secrets = [chance.bytes(CODE_BYTES) for _ in range(policies.how_many(count))]
    expires = str(today.plus(policies.CARD_MONTHS))
    JoinCard.objects.bulk_create(
        JoinCard(digest=queries.card_digest(secret), seat=seat.value, expires=expires) for secret in secrets
    )
    CardBatch.objects.create(id=chance.bytes(ID_BYTES), seat=seat.value, count=count, month=str(today), printed_by=by)
    return [encode(kind, secret) for secret in secrets]


def use_up(*, ticket: Ticket, agency: AgencyList | None, today: Month) -> Seat:
    """Use up what was looked at, and return the seat that it opens: a token's is always a member's.

    To be called in the transaction that keeps the account: if that fails, card or token are still good. Raises what
    `queries.look_at` raises.
    """
    if not ticket.token:
        return use_card(digest=ticket.card, today=today)
    digest = policies.admitted(policies.checked(agency), token=ticket.token, today=today)
    try:
        with transaction.atomic():
            _spend(digest, today)
    except IntegrityError as taken:
        raise policies.SentCardUsed from taken
    return Seat.MEMBER


@transaction.atomic
def use_card(*, digest: bytes, today: Month) -> Seat:
    """Use a card up and return the seat that it opens. Raises CardUsed or CardUnknown.

    To be called in the transaction that keeps the account: if that fails, the card is still good.
    """
    seat = queries.card_seat(digest=digest, today=today)
    if not JoinCard.objects.filter(digest=digest).delete()[0]:
        raise policies.CardUsed
    _spend(digest, today)
    return seat


def withdraw_card(*, digest: bytes) -> None:
    """Let a card that nobody used open nothing any more; one that was used, or is unknown, is left as it is."""
    JoinCard.objects.filter(digest=digest).delete()


def expire(*, today: Month) -> int:
    """Forget cards nobody used and what was used long ago; how many rows went. Counts of printed cards stay."""
    gone: int = JoinCard.objects.filter(expires__lt=str(today)).delete()[0]
    return gone + Spent.objects.filter(expires__lt=str(today)).delete()[0]


def _spend(digest: bytes, today: Month) -> None:
    Spent.objects.create(digest=digest, expires=str(today.plus(policies.SPENT_MONTHS)))
