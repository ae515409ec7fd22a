"""Cards that open new accounts."""

from django.db import transaction

from rigcheck.care.members import policies
from rigcheck.care.members.models import JoinCard
from rigcheck.care.members.queries import card_digest
from rigcheck.engines.sealing.cards import CardKind, encode
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.outside.randomness import Chance

CODE_BYTES = 16


@transaction.atomic
def issue_cards(*, count: int, seat: Seat, chance: Chance, today: Month) -> list[str]:
    """Make `count` cards for one seat and return their codes, to be printed and then forgotten.

    Only hashes stay here. A card works once, for twelve months.
    """
    kind = CardKind.JOIN if seat is Seat.MEMBER else CardKind.SEAT
    secrets = [chance.bytes(CODE_BYTES) for _ in range(count)]
    expires = str(today.plus(policies.CARD_MONTHS))
    JoinCard.objects.bulk_create(
        JoinCard(digest=card_digest(secret), seat=seat.value, expires=expires) for secret in secrets
    )
    return [encode(kind, secret) for secret in secrets]
