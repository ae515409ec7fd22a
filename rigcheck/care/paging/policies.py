"""Who is asked and who is left out, who may press and who may take, and the refusals that say why not."""

import hashlib
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.paging.models import SEAT_BYTES, Accept, Listed, Press
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.engines.escalation import MACHINE
from rigcheck.kernel.enums import Seat

__all__ = ["MACHINE"]

KEPT: Final = timedelta(hours=2)
"""How long a page lies there after the press once its ladder has ended."""
SPOKEN: Final = timedelta(minutes=30)
"""How long whoever reached the member keeps the number, once the member has said so."""
PRESSES: Final = 3
ROUND: Final = timedelta(hours=6)
"""So many presses of one account in so long. Nobody is kept from the first, nor from asking again twice."""
MOST_SEATS: Final = 64
MOST_ENVELOPE: Final = 4096
DIGEST_BYTES: Final = 32


class NoPage(SpokenRefusal):
    """There is no such page, it is not theirs, or it is over and was erased."""

    code = "no-page"
    status = 404
    sentence = _("There is no call for backup here, or it is over and was erased.")


class BadPress(SpokenRefusal):
    """The page's script sent something that no page of ours sends."""

    code = "bad-press"
    sentence = _("Not sent. Call or text instead; the numbers are on this page.")


class NoTicket(SpokenRefusal):
    """The device's backup ticket was used, ran out or was never kept."""

    code = "no-ticket"
    status = 403
    sentence = _("Not sent: this device may not send without signing in. Call or text instead, or sign in and press.")


class AskedOften(SpokenRefusal):
    """Three presses within the same six hours."""

    code = "asked-often"
    status = 429
    sentence = _("You asked several times today. These people answer now.")


class NumberWithheld(SpokenRefusal):
    """The number is for whoever has the page, as long as they have it."""

    code = "number-withheld"
    status = 403
    sentence = _("The number is shown to whoever has taken this. Take it first, if it is still open.")


class NotReady(SpokenRefusal):
    """They are no supporter, or not set up, or not any more."""

    code = "not-ready"
    status = 403
    sentence = _("Only supporters who are verified and set up can take this. Nothing was changed.")


def kind_of(supporter: Listed, agency: str) -> Accept | None:
    """What this supporter is to somebody of `agency`; None for seats that are never paged."""
    if supporter.seat is Seat.PEER:
        return Accept.PEER if _may_be_same(supporter.agency, agency) else Accept.PEER_OUTSIDE
    return {Seat.CHAPLAIN: Accept.CHAPLAIN, Seat.CLINICIAN: Accept.CLINICIAN}.get(supporter.seat)


def is_own(supporter: Listed, *, agency: str, unit_group: str) -> bool:
    """Whether they supervise in the member's agency, or are of the member's own unit group there: then the page leaves
    them out unless the member says otherwise. Where either names no agency, they are taken to share one.
    """
    here = _may_be_same(supporter.agency, agency)
    return here and (supporter.supervises or _same(supporter.unit_group, unit_group))


def check_press(press: Press) -> None:
    """Raise BadPress unless the button could have sent this."""
    known = set(press.order)
    fits = (
        len(press.page) == DIGEST_BYTES
        and len(press.order) <= MOST_SEATS
        and len(known) == len(press.order)
        and all(len(who) == SEAT_BYTES for who in press.order)
        and press.numbers.keys() <= known
        and all(0 < len(envelope) <= MOST_ENVELOPE for envelope in press.numbers.values())
        and len(press.ticket) in (0, DIGEST_BYTES)
    )
    if not fits:
        raise BadPress


def round_of(now: datetime) -> tuple[str, datetime]:
    """The six hours (UTC) in which so many presses count together: their name, and their end."""
    begun = now.replace(hour=now.hour - now.hour % 6, minute=0, second=0, microsecond=0)
    return f"press {begun.isoformat()}", begun + ROUND


def check_supporter(supporter: bytes, ready: Collection[bytes]) -> None:
    """Raise NotReady unless they are among those who are verified and set up."""
    if supporter not in ready:
        raise NotReady


def available(order: Sequence[bytes], *groups: Collection[bytes]) -> tuple[bytes, ...]:
    """Those in `order` who stand in every group: ready, and on."""
    return tuple(who for who in order if all(who in group for group in groups))


def about(page: bytes, supporter: bytes, ask: int) -> bytes:
    """The 16 bytes by which one notice names its page: another for each supporter and each time that they are asked.

    Whoever sees it in the gateway's books finds neither the page by it nor the next notice about the same page.
    """
    return hashlib.sha256(b"notice" + page + supporter + ask.to_bytes(4, "big")).digest()[:16]


def _may_be_same(one: str, other: str) -> bool:
    return not one.strip() or not other.strip() or _same(one, other)


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
