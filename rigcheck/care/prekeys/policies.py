"""Who may publish keys and who may ask for one, and which keys are taken."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.seats import queries as seats
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.sessions.queries import Me
from rigcheck.engines.sealing import prekeys
from rigcheck.engines.sealing.hazmat.hpke import XWING_PUBLIC_BYTES
from rigcheck.engines.sealing.prekeys import Prekey
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.files import Files

TALKERS: Final = (Seat.MEMBER, Seat.FAMILY)
"""Whoever works here under a name and wants to talk has a member's account for it."""
MOST: Final = 100
A_DAY: Final = 8
"""Keys that one account may ask for in a day."""


class BadKeys(SpokenRefusal):
    """Keys that the supporter's own certified key did not sign, or that are there already."""

    code = "bad-keys"
    sentence = _("The new keys do not fit your seat, so nothing was changed. Unlock again and load the page.")


class NotOffered(SpokenRefusal):
    """The supporter is not there any more, pauses, or has not opened this site for a while."""

    code = "not-offered"
    status = 409
    sentence = _("They cannot be written to just now. Choose somebody else.")


class EnoughToday(SpokenRefusal):
    """One account began as many talks as it may today."""

    code = "enough-today"
    status = 429
    sentence = _(
        "You began several talks today. Go on with one of them, or begin another tomorrow. The lines are open."
    )


def may_talk(me: Me) -> Me:
    """Whoever may begin a talk. Raises NotFound for a seat under a name."""
    if me.seat not in TALKERS:
        raise NotFound
    return me


def own_seat(me: Me) -> bytes:
    """The seat of a supporter who may be talked to. Raises NotFound for everybody else, and for a suspended one."""
    own = seats.own(me=me) if me.seat in seats.SUPPORTING else None
    if own is None or own.state != seats.State.VERIFIED:
        raise NotFound
    return bytes.fromhex(own.id)


def leaving(me: Me) -> bytes | None:
    """The seat that goes with this account, in whatever state; None for whoever has none."""
    own = seats.own(me=me) if me.seat in seats.SUPPORTING else None
    return bytes.fromhex(own.id) if own else None


def few_today(mark: bytes | None) -> None:
    """Raise EnoughToday where the account has no mark left for today (`sessions.actions.mark`)."""
    if mark is None:
        raise EnoughToday


def midnight(now: datetime) -> datetime:
    """The end of the day (UTC): the same moment for everybody."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)


def check(keys: Sequence[Prekey], *, supporter: bytes, today: Month, files: Files) -> None:
    """Raise BadKeys unless the supporter's certified key signed each of these, and none lives beyond next month."""
    vouched = seats.vouched(ids=[supporter], files=files).get(supporter)
    if vouched is None or len(keys) > MOST or any(one.until > str(today.plus(1)) for one in keys):
        raise BadKeys
    signer, owner = vouched.keys[XWING_PUBLIC_BYTES:], prekeys.owner_of(supporter)
    try:
        for one in keys:
            prekeys.check(one, signer=signer, owner=owner, month=str(today))
    except SealingRefusal as refusal:
        raise BadKeys from refusal
