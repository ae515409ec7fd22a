"""What is refused at the door, and how a tired person is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from rigcheck.care.members.models import Me, Pending, Visit, Wrap
from rigcheck.engines.sealing.cards import AnotherCard, CardKind, CardRefusal, parse
from rigcheck.kernel import handles
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.keybox import TooMany, WrongProof

IDLE = timedelta(minutes=15)
"""Without a request for so long, a session locks."""
DAY_OF_WORK = timedelta(hours=8)
"""The longest time without passphrase, card or passkey."""
FRESH = timedelta(minutes=5)
"""How long a proof counts for changing or erasing the account."""
SIGNING_IN = timedelta(minutes=2)
JOINING = timedelta(hours=1)

ACCOUNT_MONTHS = 25
"""An account nobody signs in to for so long goes, like its records."""
CARD_MONTHS = 12


class MemberRefusal(Refusal):
    """A refusal of this room: a sentence, and `details` for the page's script."""

    sentence: ClassVar[str | Promise]

    def __init__(self, message: str = "", **details: Any) -> None:
        super().__init__(message or str(self.sentence))
        self.details = details


class Locked(MemberRefusal):
    """Nobody is signed in here, or the session is locked."""

    code = "locked"
    status = 401
    sentence = _("This is locked. Unlock it to go on; nothing you wrote is lost.")


class Unexpected(MemberRefusal):
    """The page's script sent something that no page of ours sends."""

    code = "unexpected"
    sentence = _("The page sent something unexpected. Reload it and try again.")


class WrongSecret(MemberRefusal):
    """No account opens with this; whether the handle exists is not told."""

    code = "wrong-secret"
    status = 403
    sentence = _("That does not open an account.")


class Wait(MemberRefusal):
    """Too many tries; nothing was looked at."""

    code = "wait"
    status = 429
    sentence = _("Too many tries. Wait a little, then try again.")


class WrongPin(MemberRefusal):
    """The PIN is wrong, unknown here, or rests until the next full sign-in."""

    code = "wrong-pin"
    status = 403
    sentence = _("That PIN does not work here now. Unlock with your passphrase or your card.")


class TooSlow(MemberRefusal):
    """The half-open sign-in is over, or never was."""

    code = "too-slow"
    status = 403
    sentence = _("Signing in took too long. Please start again.")


class KeysDoNotFit(MemberRefusal):
    """The handed-in session key is not this account's."""

    code = "keys-do-not-fit"
    status = 403
    sentence = _("This page and the account do not fit together. Close other tabs and sign in again.")


class NotProved(MemberRefusal):
    """The change needs a passphrase, card or passkey shown within the last five minutes."""

    code = "prove-again"
    status = 403
    sentence = _("For this, show once more that it is you. Nothing was changed yet.")


class CardUnknown(MemberRefusal):
    """The code was used already, expired, or was never printed."""

    code = "card-unknown"
    status = 403
    sentence = _(
        "This card does not open a new account: it was used already, or it is too old, or it is not one of ours. "
        "If you used it yourself, sign in instead. If not, ask for another card."
    )


class CardMistyped(MemberRefusal):
    """A group of the code is wrong; `groups` are their numbers, from 1."""

    code = "card-mistyped"
    sentence = _("Part of the code is not as it stands on the card. Look at the marked groups once more.")


class HandleTaken(MemberRefusal):
    """Somebody has this handle already."""

    code = "handle-taken"
    status = 409
    sentence = _("Somebody drew the same words a moment ago. Here are others.")


class DraftOver(MemberRefusal):
    """The hour for opening this account is over, or the draft was changed."""

    code = "draft-over"
    status = 403
    sentence = _("Too much time has passed since you entered the card. It is still good: enter it once more.")


class AnotherHandle(MemberRefusal):
    """The handle typed to confirm is another one."""

    code = "another-handle"
    sentence = _("That is not the handle of this account. Nothing was erased.")


class NoSuchWay(MemberRefusal):
    """There is no passkey here by that name."""

    code = "no-such-way"
    status = 404
    sentence = _("That passkey is not there any more.")


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


def new_locator(found: Wrap | None, account: bytes) -> None:
    """Raise Unexpected if a locator is somebody else's: nobody writes over another's way in."""
    if found is not None and found.account != account:
        raise Unexpected


def card_secret(code: str) -> bytes:
    """The 16 bytes of a join or a seat card as typed; raises CardMistyped with the groups at fault."""
    try:
        return _parsed(code)
    except CardRefusal as refusal:
        raise CardMistyped(groups=list(refusal.groups)) from refusal


def handle(written: str) -> str:
    """The handle, if it is one that we could have drawn; raises kernel.handles.NotAHandle."""
    return handles.check(written)


@contextmanager
def refusing_in_words() -> Iterator[None]:
    """Say what the keybox refused; a wrong passphrase and an unknown handle get the same sentence."""
    try:
        yield
    except WrongProof as refusal:
        raise _wrong(refusal) from refusal
    except TooMany as refusal:
        raise Wait(_pause(refusal.wait_seconds), wait=refusal.wait_seconds) from refusal


@contextmanager
def refusing_pins_in_words() -> Iterator[None]:
    """Say how many tries a PIN has left."""
    try:
        yield
    except WrongProof as refusal:
        raise _wrong_pin(refusal) from refusal


def _parsed(code: str) -> bytes:
    try:
        return parse(CardKind.JOIN, code)
    except AnotherCard:
        return parse(CardKind.SEAT, code)


def _wrong(refusal: WrongProof) -> WrongSecret:
    sentences = [gettext("That does not open an account. Check the handle and every word, then try again.")]
    if refusal.wait_seconds:
        sentences.append(_pause(refusal.wait_seconds))
    return WrongSecret(" ".join(sentences), wait=refusal.wait_seconds, left=refusal.tries_left)


def _wrong_pin(refusal: WrongProof) -> WrongPin:
    if not refusal.tries_left:
        return WrongPin(left=0)
    left = ngettext("%(left)d try left.", "%(left)d tries left.", refusal.tries_left) % {"left": refusal.tries_left}
    return WrongPin(gettext("That is not the PIN.") + " " + left, left=refusal.tries_left)


def _pause(seconds: int) -> str:
    minutes = -(-seconds // 60)
    return ngettext(
        "The next try is possible in %(minutes)d minute.",
        "The next try is possible in %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
