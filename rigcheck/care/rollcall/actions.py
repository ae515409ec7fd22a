"""Printing: codes are drawn, hashed, put on paper and forgotten."""

from collections.abc import Sequence

from django.db import transaction

from rigcheck.care.admission import actions as admission
from rigcheck.care.rollcall.queries.facts import Card, Digest, Place
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me
from rigcheck.kernel.enums import Seat
from rigcheck.outside.edge import Edge


@transaction.atomic
def print_cards(*, by: Me, count: int, seat: Seat, place: Place, edge: Edge) -> bytes:
    """A PDF of cards of one kind; their codes stand there and nowhere else. Raises NotFound or TooManyCards.

    Where the drawing fails, no card was made.
    """
    # reportlab takes a third of a second to load, so only whoever prints pays for it.
    from rigcheck.care.rollcall.queries.kit import draw_cards  # noqa: PLC0415

    return draw_cards(place=place, drawn=_cards(by, count, seat, place, edge))


@transaction.atomic
def print_kit(*, by: Me, members: int, families: int, place: Place, digests: Sequence[Digest], edge: Edge) -> bytes:
    """A PDF with everything for one roll call. Raises NotFound or TooManyCards."""
    from rigcheck.care.rollcall.queries.kit import draw_kit  # noqa: PLC0415

    drawn = [
        *_cards(by, members, Seat.MEMBER, place, edge),
        *_cards(by, families, Seat.FAMILY, place, edge),
    ]
    return draw_kit(place=place, drawn=drawn, digests=digests)


def _cards(by: Me, count: int, seat: Seat, place: Place, edge: Edge) -> list[Card]:
    lead = verified_lead(by)
    if not count:
        return []
    codes = admission.print_cards(count=count, seat=seat, by=lead.name, chance=edge.chance, today=place.made)
    return [Card(seat, code) for code in codes]
