"""Four ways to prove and unlock (passphrase, card, passkey, device PIN), each split in two halves."""

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum

from rigcheck.engines.sealing.hazmat.derive import argon2id, digest, hkdf
from rigcheck.engines.sealing.refusals import EmptySecret, WrongLength

CARD_BYTES = 20
PRF_BYTES = 32
DEVICE_BYTES = 32
PIN = re.compile(r"[0-9]{6}")
# Named one by one, because Python and JavaScript do not agree on what a space is.
SPACES = re.compile("[\\t-\\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")


class Method(Enum):
    """A way to unlock the root; the value is part of the wrap's key and of what the wrap is bound to."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a name, not a password
    CARD = "card"
    PASSKEY = "passkey"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class Split:
    """`proof` (32 bytes) is shown to the server; `pre_wrap` (32 bytes) never leaves.

    `pre_wrap` unlocks only together with the share that the server gives out after the proof.
    """

    proof: bytes = field(repr=False)
    pre_wrap: bytes = field(repr=False)


def split_passphrase(passphrase: str, site: str, handle: str) -> Split:
    """Split by one Argon2id, salt SHA-256(site ‖ 0x00 ‖ handle).

    The passphrase is brought to NFKC, trimmed, and its inner spaces are folded to one, so that a keyboard's
    habits do not lock anyone out. Raises `EmptySecret` if nothing is left.
    """
    typed = fold_passphrase(passphrase)
    return _split(argon2id(typed.encode(), digest(site.encode() + b"\0" + handle.encode())))


def fold_passphrase(passphrase: str) -> str:
    """NFKC, trimmed, inner spaces folded to one; raise `EmptySecret` for nothing or for half a character."""
    folded = SPACES.sub(" ", unicodedata.normalize("NFKC", passphrase)).strip(" ")
    if not folded or any("\ud800" <= character <= "\udfff" for character in folded):
        raise EmptySecret
    return folded


def split_card(secret: bytes) -> Split:
    """Split the recovery card's 20 bytes; raise `WrongLength` for any other length."""
    if len(secret) != CARD_BYTES:
        raise WrongLength("A recovery card holds 20 bytes.")
    return _split(secret)


def split_prf(prf: bytes) -> Split:
    """Split a passkey's 32-byte PRF output; raise `WrongLength` for any other length."""
    if len(prf) != PRF_BYTES:
        raise WrongLength("A passkey gives 32 bytes.")
    return _split(prf)


def split_pin(pin: str, device_secret: bytes) -> Split:
    """Split six digits by one Argon2id whose salt is the 32-byte secret kept on this device.

    Raises `EmptySecret` unless `pin` is six ASCII digits, `WrongLength` for another device secret.
    """
    if not PIN.fullmatch(pin):
        raise EmptySecret("A PIN is six digits.")
    if len(device_secret) != DEVICE_BYTES:
        raise WrongLength("A device secret is 32 bytes.")
    return _split(argon2id(pin.encode("ascii"), device_secret))


def _split(secret: bytes) -> Split:
    return Split(hkdf(secret, "proof"), hkdf(secret, "wrap"))
