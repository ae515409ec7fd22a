"""Who counts as here, and for how long."""

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext

from rigcheck.care.sessions.models import Me, Pending, Session, Visit
from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

IDLE = timedelta(minutes=15)
"""Without a request for so long, a session locks."""
DAY_OF_WORK = Session.life
"""The longest time without passphrase, card or passkey."""
FRESH = timedelta(minutes=5)
"""How long a proof counts for changing or erasing the account."""
SIGNING_IN = timedelta(minutes=2)


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
