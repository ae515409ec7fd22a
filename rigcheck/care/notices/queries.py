"""Sealing addresses, knowing a number again without keeping it, and the few things that are ever said."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.notices import policies
from rigcheck.care.notices.models import PAGES, Address, Channel, Notice, Reply
from rigcheck.engines.sealing.envelope import open_to_self, seal_to_self
from rigcheck.engines.sealing.hazmat.hpke import XWingPair
from rigcheck.engines.sealing.sites import site_name, site_opener
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import e164

__all__ = [
    "PAGES",
    "Address",
    "Channel",
    "Notice",
    "Reply",
    "key",
    "message_digest",
    "number_digest",
    "opened",
    "seal",
    "ways",
    "words",
]

CONTEXT: Final = "outbox|notifier"
NOTIFIER: Final = "notifier"
NUMBERS: Final = "numbers"
HEARD: Final = "heard"
LENGTH: Final = 1000
"""Every address is filled up to this many bytes: a sealed one does not tell which way it goes."""

WORDS: Final[Mapping[Notice, str | Promise]] = {
    Notice.UPDATE: _("You have an update."),
    Notice.BACKUP: _("Backup requested"),
    Notice.TEST_PAGE: _("Backup requested. This is a test."),
    Notice.TEST_TAKEN: _("Thank you. The test page arrived."),
    Notice.TAKEN: _("It is yours. Open the site."),
    Notice.TAKEN_ELSEWHERE: _("Somebody else has it."),
    Notice.NOTHING_WAITS: _("Nothing waits for you."),
}


def seal(*, channel: Channel, to: str, edge: Edge) -> bytes:
    """The address sealed to the notifier's key, different each time and always of one length.

    Raises NotANumber, NotALetter, NotASubscription, or AgencyAddress for a mailbox of an agency's.
    """
    kept = policies.checked(channel, to, agencies=settings.AGENCY_DOMAINS, services=settings.PUSH_SERVICES)
    body = json.dumps([channel, kept]).encode().ljust(LENGTH)
    return seal_to_self(_opener(edge.keybox.seed(NOTIFIER)).public, CONTEXT, body)


def opened(*, address: bytes, edge: Edge) -> Address:
    """What `seal` closed; raises a SealingRefusal where the keybox is another."""
    channel, to = json.loads(open_to_self(_opener(edge.keybox.seed(NOTIFIER)), CONTEXT, address).body)
    return Address(Channel(channel), to)


@lru_cache(2)
def _opener(seed: bytes) -> XWingPair:
    """Grown once: a rush opens hundreds of addresses."""
    return site_opener(seed, NOTIFIER)


def number_digest(*, number: str, edge: Edge) -> bytes:
    """The 16 bytes by which this site knows a telephone number: HMAC under a key of the keybox; raises NotANumber."""
    return site_name(edge.keybox.seed(NUMBERS), NUMBERS, e164(number).encode())


def message_digest(*, message: str, edge: Edge) -> bytes:
    """The 16 bytes by which this site knows a message that came in: HMAC of its name at the gateway."""
    return site_name(edge.keybox.seed(NUMBERS), HEARD, message.encode())


def words(notice: Notice) -> str:
    """The whole of what is said, in the site's language."""
    return str(WORDS[notice])


def ways(*, edge: Edge) -> Sequence[Channel]:
    """By which ways this site can send, as its settings say."""
    return [channel for channel in Channel if policies.is_open(channel, edge)]


def key(*, edge: Edge) -> str:
    """The public key that a browser binds its subscription to; "" where push is off."""
    return edge.push.key
