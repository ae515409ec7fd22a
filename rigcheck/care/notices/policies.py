"""Where nothing may be sent, how long a notice waits, and when it is too late."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.notices.models import PAGES, Channel, Notice
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.engines.sealing.words import below
from rigcheck.kernel.intervals import Interval
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import e164
from rigcheck.outside.mail import Letter, NotALetter
from rigcheck.outside.push import subscription
from rigcheck.outside.randomness import Chance

SOONEST: Final = 5 * 60
LATEST: Final = 60 * 60
"""Seconds that a notice is held back at random, so that its moment tells nothing of what it is about."""
STALE: Final = timedelta(minutes=10)
"""A page that could not be sent for so long is sent no more: by then somebody else has it, or the screen said so."""
PAST: Final = timedelta(hours=3)
"""So with every other notice: what was meant for the evening must not come in the night."""

HEARD_MONTHS: Final = 2
"""So many whole months a message is known again."""


class AgencyAddress(SpokenRefusal):
    """The address belongs to the employer, who could read what arrives there."""

    code = "agency-address"
    sentence = _("This address belongs to an agency, which could see what arrives there. Give a private one.")


class WayNotOpen(SpokenRefusal):
    """This site cannot send by this way."""

    code = "way-not-open"
    status = 409
    sentence = _("This site cannot send that way. Choose another one.")


class NotTheGateway(SpokenRefusal):
    """What was posted is not signed as the gateway signs."""

    code = "not-the-gateway"
    status = 403
    sentence = _("Only the gateway for texts and calls writes to this address. Nothing was changed.")


def checked(channel: Channel, to: str, *, agencies: Sequence[str], services: Sequence[str]) -> str:
    """The address as it is kept; raises NotANumber, NotALetter, NotASubscription or AgencyAddress."""
    if channel is Channel.PUSH:
        return subscription(to, services=services).text
    if channel is Channel.MAIL:
        return _private(to.strip(), agencies)
    return e164(to)


def _private(to: str, agencies: Sequence[str]) -> str:
    if not Letter(to, "-", "-", "-").can_be_sent:
        raise NotALetter
    domain = to.rpartition("@")[2].lower().rstrip(".")
    if any(domain == name or domain.endswith(f".{name}") for name in agencies):
        raise AgencyAddress
    return to


def delay(notice: Notice, chance: Chance) -> timedelta:
    """How long this notice is held back: pages not at all, others for 5 to 60 minutes."""
    if notice in PAGES:
        return timedelta()
    return timedelta(seconds=SOONEST + below(LATEST - SOONEST + 1, chance.bytes))


def moment(due: datetime, notice: Notice, chance: Chance, spare: Sequence[Interval]) -> datetime:
    """When a notice goes out: after its delay, and never within `spare` (in order): then a delay after that ends."""
    at = due + delay(notice, chance)
    for stretch in spare:
        if at in stretch:
            at = stretch.end + delay(notice, chance)
    return at


def over(at: datetime, notice: Notice, spare: Sequence[Interval]) -> datetime:
    """After which moment it is too late for a notice that was meant for `at`: before the next stretch to spare."""
    last = at + (STALE if notice in PAGES else PAST)
    return min([last, *(stretch.start for stretch in spare if stretch.start > at)])


def is_open(channel: Channel, edge: Edge) -> bool:
    """Whether this site can send by this way."""
    if channel is Channel.PUSH:
        return bool(edge.push.key)
    if channel is Channel.MAIL:
        return edge.mail.there
    return edge.gateway.there
