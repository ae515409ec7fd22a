"""The key hierarchy of one account, and the wraps of its root.

root (32 B, random)
├ "seal"     X-Wing seed: opens what others seal to this account
├ "sign"     Ed25519 seed: authorship inside the seal
├ "private"  browser-sealed rows: "private/store", "private/index"        (never leaves the browser)
└ "session"  handed to the server while the member is there: "store", "index", and a check of 16 bytes

Every arrow is HKDF-SHA256 with empty salt and info `rigcheck/1/<label>`. The browser's twin is
`web/static/sealing/keys.js`; `tests/journeys/test_sealing_twins.py` holds the two together.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.hazmat.derive import hkdf, mac
from rigcheck.engines.sealing.hazmat.hpke import X25519Pair, XWingPair
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.refusals import NotASlot, WrongLength
from rigcheck.engines.sealing.unlocking import (
    Method,
    Split,
    split_card,
    split_passphrase,
    split_pin,
    split_prf,
)
from rigcheck.engines.sealing.wraps import unwrap_root, wrap_root

__all__ = [
    "Hierarchy",
    "Method",
    "PrivateKeys",
    "SessionKeys",
    "Split",
    "alias",
    "row_key",
    "row_keys",
    "split_card",
    "split_passphrase",
    "split_pin",
    "split_prf",
    "unwrap_root",
    "wrap_root",
]

SECRET_BYTES = 32
SEPARATOR = "\x1f"


@dataclass(frozen=True, slots=True)
class SessionKeys:
    """What the server may open while the member is there.

    `store` opens the member's own rows; `index` (32 bytes) finds them; `check` (16 bytes) lets the server
    tell that a session handed to it belongs to the account, without learning more.
    """

    store: RowKey = field(repr=False)
    index: bytes = field(repr=False)
    check: bytes = field(repr=False)

    @classmethod
    def from_session(cls, session: bytes) -> "SessionKeys":
        """Grow from the 32-byte session key; raise `WrongLength` for any other length."""
        _must_be_secret(session, "A session key")
        return cls(RowKey(hkdf(session, "store")), hkdf(session, "index"), mac(session, b"check"))


@dataclass(frozen=True, slots=True)
class PrivateKeys:
    """What only the browser opens: `store` opens journal, plan and conversation rows, `index` finds them."""

    store: RowKey = field(repr=False)
    index: bytes = field(repr=False)

    @classmethod
    def from_private(cls, private: bytes) -> "PrivateKeys":
        """Grow from the 32-byte private key; raise `WrongLength` for any other length."""
        _must_be_secret(private, "A private key")
        return cls(RowKey(hkdf(private, "private/store")), hkdf(private, "private/index"))


@dataclass(frozen=True)
class Hierarchy:
    """All keys of one account, each grown from the root when first asked for."""

    root: bytes = field(repr=False)

    @classmethod
    def from_root(cls, root: bytes) -> "Hierarchy":
        """Grow from 32 random bytes; raise `WrongLength` for any other length."""
        _must_be_secret(root, "A root")
        return cls(root)

    @cached_property
    def seal_seed(self) -> bytes:
        """32 bytes: the X-Wing seed."""
        return hkdf(self.root, "seal")

    @cached_property
    def opener(self) -> XWingPair:
        """Opens what others sealed to `opener.public` (1,216 bytes)."""
        return XWingPair(self.seal_seed)

    @cached_property
    def classic_opener(self) -> X25519Pair:
        """Opens suite 0x03, for readers that ask for it: a key of its own, grown from the seal seed."""
        return X25519Pair(hkdf(self.seal_seed, "seal/x25519"))

    @cached_property
    def signer(self) -> Signer:
        """Signs inside seals; `signer.public` is 32 bytes."""
        return Signer(hkdf(self.root, "sign"))

    @cached_property
    def private(self) -> PrivateKeys:
        """The keys of browser-sealed rows."""
        return PrivateKeys.from_private(hkdf(self.root, "private"))

    def talk_signer(self, conversation: bytes) -> Signer:
        """The member's author key in the one conversation with this 32-byte id; it links to nothing else."""
        return Signer(hkdf(hkdf(self.root, "private"), f"private/talk/{conversation.hex()}"))

    def talk_told(self, conversation: bytes) -> XWingPair:
        """Opens what the member is told in that conversation; the supporter gets its public half inside a seal."""
        return XWingPair(hkdf(hkdf(self.root, "private"), f"private/told/{conversation.hex()}"))

    @cached_property
    def session(self) -> bytes:
        """32 bytes, handed to the server for the time of the session."""
        return hkdf(self.root, "session")

    @cached_property
    def session_keys(self) -> SessionKeys:
        """What the server grows from `session`."""
        return SessionKeys.from_session(self.session)


def row_key(index: bytes, klass: str, month: str, slot: int) -> bytes:
    """The 16-byte primary key of a row: HMAC(index, class ‖ 0x1f ‖ month ‖ 0x1f ‖ slot).

    `month` is `YYYY-MM` or `standing`, `slot` counts from 0. Raises `NotASlot` for a separator inside, or a
    negative slot.
    """
    return row_keys(index, klass, month, (slot,))[0]


def row_keys(index: bytes, klass: str, month: str, slots: Iterable[int]) -> list[bytes]:
    """`row_key` for many slots of one class and month, in the order of `slots`."""
    if SEPARATOR in klass or SEPARATOR in month:
        raise NotASlot
    start = hmac.new(index, f"{klass}{SEPARATOR}{month}{SEPARATOR}".encode("ascii"), "sha256")
    return [_finish(start, slot) for slot in slots]


def _finish(start: hmac.HMAC, slot: int) -> bytes:
    if slot < 0:
        raise NotASlot
    end = start.copy()
    end.update(b"%d" % slot)
    return end.digest()[:16]


def alias(index: bytes, relation: str) -> bytes:
    """The 16 bytes by which one relation knows this account: HMAC(index, relation).

    Raises `NotASlot` for a separator, so that no alias can ever be a row key.
    """
    if SEPARATOR in relation:
        raise NotASlot
    return mac(index, relation.encode())


def _must_be_secret(secret: bytes, what: str) -> None:
    if len(secret) != SECRET_BYTES:
        raise WrongLength(f"{what} is {SECRET_BYTES} bytes.")
