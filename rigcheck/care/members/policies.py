"""What is refused at the door, and how a tired person is told."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils.translation import gettext, ngettext

from rigcheck.care.members.models import Wrap
from rigcheck.care.sessions.policies import SpokenRefusal
from rigcheck.kernel import handles
from rigcheck.kernel.messages import gettext_noop
from rigcheck.outside.keybox import SecondProof, TooMany, WrongProof

JOINING = timedelta(hours=1)

ACCOUNT_MONTHS = 25
"""An account stays at least so long after its owner was last there, like its records."""
RENEWED_FOR = 37
"""What is written when less than that is left, about once a year: whoever keeps daily copies sees on that day, and on
no other, that its owner was there."""


class Unexpected(SpokenRefusal):
    """The page's script sent something that no page of ours sends."""

    code = "unexpected"
    sentence = gettext_noop("The page sent something unexpected. Reload it and try again.")


class WrongSecret(SpokenRefusal):
    """No account opens with this; whether the handle exists is not told."""

    code = "wrong-secret"
    status = 403
    sentence = gettext_noop("That does not open an account.")


class Wait(SpokenRefusal):
    """Too many tries; nothing was looked at."""

    code = "wait"
    status = 429
    sentence = gettext_noop("Too many tries. Wait a little, then try again.")


class WrongPin(SpokenRefusal):
    """The PIN is wrong, unknown here, or rests until the next full sign-in."""

    code = "wrong-pin"
    status = 403
    sentence = gettext_noop("That PIN does not work here now. Unlock with your passphrase or your card.")


class SecondPin(SpokenRefusal):
    """The PIN that opens nothing: the page shows the clock."""

    code = "second-pin"
    status = 403
    sentence = gettext_noop("Nothing was opened.")


class KeysDoNotFit(SpokenRefusal):
    """The handed-in session key is not this account's."""

    code = "keys-do-not-fit"
    status = 403
    sentence = gettext_noop("This page and the account do not fit together. Close other tabs and sign in again.")


class HandleTaken(SpokenRefusal):
    """Somebody has this handle already."""

    code = "handle-taken"
    status = 409
    sentence = gettext_noop("Somebody drew the same words a moment ago. Here are others.")


class DraftOver(SpokenRefusal):
    """The hour for opening this account is over, or the draft was changed."""

    code = "draft-over"
    status = 403
    sentence = gettext_noop(
        "Too much time has passed since you entered the card. It is still good: enter it, or open it, once more."
    )


class AnotherHandle(SpokenRefusal):
    """The handle typed to confirm is another one."""

    code = "another-handle"
    sentence = gettext_noop("That is not the handle of this account. Nothing was erased.")


class NoSuchWay(SpokenRefusal):
    """There is no passkey here by that name."""

    code = "no-such-way"
    status = 404
    sentence = gettext_noop("That passkey is not there any more.")


def new_locator(found: Wrap | None, account: bytes) -> None:
    """Raise Unexpected if a locator is somebody else's: nobody writes over another's way in."""
    if found is not None and found.account != account:
        raise Unexpected


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
    """Say how many tries a PIN has left, or that it is the one that opens nothing."""
    try:
        yield
    except WrongProof as refusal:
        raise _wrong_pin(refusal) from refusal
    except SecondProof as refusal:
        raise SecondPin from refusal


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
