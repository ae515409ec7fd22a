"""What a keybox promises, and how it refuses.

The keybox is a store of its own, apart from the database of the care site. For each account it holds one
random secret. The secret itself is never given out: whoever proves to know a passphrase, a card or a passkey
receives the account's *share*, which the browser mixes into the key that opens the account. A copy of the
care database therefore allows no guessing, and erasing one entry here closes the account in every backup.
"""

from datetime import datetime
from typing import NamedTuple, Protocol

from rigcheck.kernel.messages import gettext_noop
from rigcheck.kernel.refusals import Refusal

FREE_TRIES = 5
"""Wrong proofs for one way into an account before the first wait."""

WAITS = (60, 300, 900, 3600)
"""Seconds to wait after the fifth, sixth, seventh, and every later wrong proof."""

DEVICE_TRIES = 5
"""Wrong PINs before a device's entry is gone."""


class WrongProof(Refusal):
    """The proof does not fit, or there is no such account: the two look the same.

    `wait_seconds` is how long the next try is refused (0: try again at once); `tries_left` counts the tries
    before a wait, or before a device's entry is gone.
    """

    code = "wrong-proof"
    status = 403

    def __init__(self, *, wait_seconds: int, tries_left: int) -> None:
        super().__init__()
        self.wait_seconds = wait_seconds
        self.tries_left = tries_left


class SecondProof(Refusal):
    """What was shown is the second proof of a device: it opens nothing, and counts neither as right nor as wrong."""

    code = "second-proof"
    status = 403


class TooMany(Refusal):
    """Too many wrong proofs; nothing was looked at. `wait_seconds` is what is left of the wait."""

    code = "too-many"
    status = 429

    def __init__(self, *, wait_seconds: int) -> None:
        super().__init__()
        self.wait_seconds = wait_seconds


class KeyboxAway(Refusal):
    """The keybox cannot be reached just now; nothing was changed and no try was counted."""

    code = "keybox-away"
    status = 503
    sentence = gettext_noop("The part that opens accounts does not answer just now. Wait a minute, then try again.")


class EntryGone(Refusal):
    """The keybox holds nothing for this account: its draft ran out, or it was erased."""

    code = "entry-gone"
    status = 403
    sentence = gettext_noop("That took too long, or this account was erased. Nothing was changed. Begin once more.")


class KnownDevice(NamedTuple):
    """What a right PIN brings: the device's share, its account, and when the PIN rests."""

    share: bytes
    account: bytes
    until: datetime


class Keybox(Protocol):
    """Secrets of accounts, halves of sessions and PINs of devices. All times are aware UTC.

    Accounts, locators, devices and half keys are opaque bytes; secrets, proofs, shares and halves are 32 B.
    """

    def stand_in(self, name: bytes) -> bytes:
        """The 16-byte account (or locator) that stands for an unknown `name`: always the same one."""

    def seed(self, use: str) -> bytes:
        """32 bytes of the site's own for one use, always the same: the key that opens addresses, the key of push."""

    def create(self, account: bytes, secret: bytes, until: datetime) -> bytes:
        """Keep `secret` for a new account and return its share. Raises ValueError if the account is known.

        Until the first verifier is set the entry is a draft, and goes at `until`.
        """

    def set_verifier(self, account: bytes, locator: bytes, proof: bytes) -> None:
        """From now on `proof` opens `account` through `locator`; an earlier proof there is replaced.

        Raises `EntryGone` if the keybox does not know the account (any more).
        """

    def drop_verifier(self, account: bytes, locator: bytes) -> None:
        """Nothing opens `account` through `locator` any more. No error if nothing did."""

    def prove(self, account: bytes, locator: bytes, proof: bytes, now: datetime) -> bytes:
        """Return the share of `account` if `proof` fits. Raises WrongProof or TooMany.

        An account that does not exist costs the same work, counts its failures and waits alike. Each way in waits
        for itself: whoever knows a handle cannot keep its owner's card and passkey out. A right proof ends every wait.
        """

    def erase(self, account: bytes) -> None:
        """Destroy the secret, every verifier, counter and device of `account`: no backup of care opens it."""

    def put_half(self, key: bytes, half: bytes, until: datetime) -> None:
        """Keep the server's half of a session's key, at most `until`."""

    def half(self, key: bytes, now: datetime) -> bytes | None:
        """The half kept under `key`, or None when it ended or never was."""

    def drop_half(self, key: bytes) -> None:
        """End the session behind `key`. No error if it has ended."""

    def set_device(
        self, device: bytes, account: bytes, *, secret: bytes, proof: bytes, second: bytes, until: datetime
    ) -> bytes:
        """Let a PIN on one device stand for `account` and return the device's share.

        The PIN works until `until`; `renew_device` moves that on after a full sign-in. `second` is the proof of a PIN
        that opens nothing; where nobody chose one it is random, so that what is kept does not tell.
        """

    def renew_device(self, device: bytes, account: bytes, until: datetime) -> None:
        """Let the device's PIN work until `until`, if the device is known and belongs to `account`."""

    def prove_device(self, device: bytes, proof: bytes, now: datetime) -> KnownDevice:
        """Whose device this is, if the PIN's proof fits.

        Raises WrongProof; the fifth in a row ends the entry. An unknown device is refused like a wrong PIN. Raises
        SecondProof for the second PIN, at any time while the entry is there; the tries stay as they were.
        """

    def drop_device(self, device: bytes) -> None:
        """Forget one device. No error if it is unknown."""

    def drop_devices(self, account: bytes) -> None:
        """Forget every device of `account`."""

    def purge(self, now: datetime) -> None:
        """Delete drafts, halves and devices past their time, and counters of failures older than a day."""

    def close(self) -> None:
        """Close this thread's connection."""
