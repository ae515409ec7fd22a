"""Who counts as here, and for how long."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from rigcheck.care.sessions.models import Me, Pending, Session, Visit
from rigcheck.engines.sealing.keys import alias
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal

IDLE = timedelta(minutes=15)
"""Without a request for so long, a session locks."""
DAY_OF_WORK = Session.life
"""The longest time without passphrase, card or passkey."""
FRESH = timedelta(minutes=5)
"""How long a proof counts for changing or erasing the account."""
SIGNING_IN = timedelta(minutes=2)
TICKET_MONTHS = 3
TICKETS = 3
"""So many an account may make in a calendar month, used ones counted."""


class SpokenRefusal(Refusal):
    """A refusal that says its sentence translated, with `details` for the page's script."""

    def __init__(self, message: str = "", **details: Any) -> None:
        super().__init__(message or gettext(str(self.sentence)))
        self.details = details


class Locked(SpokenRefusal):
    """Nobody is signed in here, or the session is locked."""

    code = "locked"
    status = 401
    sentence = gettext_noop("This is locked. Unlock it to go on; nothing you wrote is lost.")


class TooSlow(SpokenRefusal):
    """The half-open sign-in is over, or never was."""

    code = "too-slow"
    status = 403
    sentence = gettext_noop("Signing in took too long. Please start again.")


class NotProved(SpokenRefusal):
    """The change needs a passphrase, card or passkey shown within the last five minutes."""

    code = "prove-again"
    status = 403
    sentence = gettext_noop("For this, show once more that it is you. Nothing was changed yet.")


class TicketsOut(SpokenRefusal):
    """Three tickets were made this month."""

    code = "tickets-out"
    status = 429
    sentence = gettext_noop("Three times a month is all. Signed in, you can press on this phone all the same.")


def marks(me: Me, what: str, most: int) -> tuple[bytes, ...]:
    """The names of the marks that this account has for `what`: nobody without its keys can tell that they are its."""
    return tuple(alias(me.keys.index, f"mark {what} {number}") for number in range(most))


def ticket_marks(me: Me, today: Month) -> tuple[bytes, ...]:
    """The marks of every ticket of this account that may still be open."""
    months = [today.plus(-back) for back in range(TICKET_MONTHS + 1)]
    return tuple(mark for month in months for mark in marks(me, f"ticket {month}", TICKETS))


def unlocked(visit: Visit) -> Me:
    """The person here, unlocked; raises Locked."""
    if visit.me is None:
        raise Locked
    return visit.me


def signing_in(visit: Visit) -> Pending:
    """The person half-way in; raises TooSlow."""
    if visit.pending is None:
        raise TooSlow
    return visit.pending


def freshly_proved(me: Me, now: datetime) -> None:
    """Raise NotProved unless a passphrase, card or passkey was shown within five minutes."""
    if now - me.proved > FRESH:
        raise NotProved
