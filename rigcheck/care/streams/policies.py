"""How long, how much and how many; and the refusals that say so."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.care.streams.models import Event, Ticket
from rigcheck.kernel.refusals import Refusal

LIFE: Final = Event.life
OVERLAP: Final = timedelta(seconds=30)
"""What a listener gets again after a gap. An event's moment is when its request began: it may be committed later than
one with a later moment, by as long as somebody waits for a lock (20 seconds)."""
TICKET_LIFE: Final = Ticket.life
CHANNEL_BYTES: Final = 32
CAPABILITY_BYTES: Final = range(16, 33)
MOST_BODY: Final = 4096
MOST_CHANNELS: Final = 64
MOST_TICKETS: Final = 2_000
"""Tickets that wait unused at once; for whoever is signed in ten times as many, so that strangers cannot shut them
out."""


class NotAnEvent(Refusal):
    """A part of the program published something that no channel carries: a fault of that part."""

    code = "not-an-event"
    status = 500


class NotChannels(SpokenRefusal):
    """The page's script asked for something that no page of ours asks for."""

    code = "not-channels"
    sentence = _("This page could not be kept up to date by itself. Load it again to see what is new.")


class TooManyTickets(SpokenRefusal):
    """More streams are being opened at this moment than the site can open."""

    code = "too-many-tickets"
    status = 429
    sentence = _("Many people are coming at once. This page keeps trying by itself.")


class NoTicket(SpokenRefusal):
    """The ticket was used, is older than half a minute, or never was."""

    code = "no-stream-ticket"
    status = 403
    sentence = _("This page could not be kept up to date by itself. Load it again to see what is new.")


def check_event(channel: bytes, body: bytes) -> None:
    """Raise NotAnEvent unless this can be published."""
    if len(channel) != CHANNEL_BYTES or len(body) > MOST_BODY:
        raise NotAnEvent


def check_capabilities(capabilities: Sequence[bytes]) -> None:
    """Raise NotChannels unless there are 1 to 64 capabilities of 16 to 32 bytes."""
    if not 0 < len(capabilities) <= MOST_CHANNELS or any(len(one) not in CAPABILITY_BYTES for one in capabilities):
        raise NotChannels


def check_waiting(waiting: int, *, known: bool) -> None:
    """Raise TooManyTickets where so many wait already. `known`: whoever asks is signed in."""
    if waiting >= MOST_TICKETS * (10 if known else 1):
        raise TooManyTickets


def goes_on(cursor: datetime | None, now: datetime) -> bool:
    """Whether everything after `cursor` is still there to be told; if not, the box has to be read again."""
    return cursor is not None and now - LIFE + OVERLAP < cursor < now + LIFE
