"""Envelope v1: `version (1) ‖ suite (1) ‖ enc ‖ ciphertext`, the one shape of every sealed record.

| suite | for | inside |
|---|---|---|
| 0x01 | own rows | AES-256-GCM: nonce (12), ciphertext and tag |
| 0x02 | another reader | HPKE X-Wing, HKDF-SHA256, AES-256-GCM: signature (64) and padded body |
| 0x03 | another reader without X-Wing | HPKE X25519, otherwise the same; readers must ask for it |
| 0x04 | oneself, while locked | HPKE X-Wing without signature; only for `outbox|...`, opened as a draft |

Bodies are padded (`padding`). The context names what the record is, where it lies and who reads it; it is
bound, not stored. The signature covers info and padded body, so it does not by itself name the reader: the
context must. Whatever does not fit raises a named refusal.

The browser's twin is `web/static/sealing/envelope.js`.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import IntEnum

from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.engines.sealing.hazmat.hpke import X25519Pair, XWingPair, seal_x25519, seal_xwing
from rigcheck.engines.sealing.hazmat.signing import SIGNATURE_BYTES, Signer, verify
from rigcheck.engines.sealing.padding import pad, unpad
from rigcheck.engines.sealing.refusals import (
    BadContext,
    SealBroken,
    SuiteNotAccepted,
    UnknownSuite,
    UnknownVersion,
)

VERSION = 1
HEADER_BYTES = 2
OUTBOX = "outbox|"


class Suite(IntEnum):
    """How a record is sealed; the second byte of its envelope."""

    OWN = 1
    XWING = 2
    X25519 = 3
    DRAFT = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """What was sealed to oneself without a signature: anyone who knows the public key could have written it.

    So it is never taken as signed: it goes through the same checks as a form that was just sent.
    """

    body: bytes = field(repr=False)


_SUITES = frozenset(Suite)
_OWN_HEADER = bytes((VERSION, Suite.OWN))
_DRAFT_HEADER = bytes((VERSION, Suite.DRAFT))
_SEALERS = {Suite.XWING: seal_xwing, Suite.X25519: seal_x25519}


def seal_own(key: RowKey, context: str, body: bytes, nonce: bytes) -> bytes:
    """Seal a row to its owner. `nonce` is 12 fresh random bytes; raise `BadContext` for an unfit context."""
    return _OWN_HEADER + key.encrypt(nonce, pad(body), _bound(b"rigcheck/1|own|", context))


def open_own(key: RowKey, context: str, blob: bytes) -> bytes:
    """The body of a row sealed by `seal_own` under the same key and context; else a `SealingRefusal`."""
    if blob[:HEADER_BYTES] != _OWN_HEADER:
        _must_be_suite(blob, (Suite.OWN,))
    return unpad(key.decrypt(blob, HEADER_BYTES, _bound(b"rigcheck/1|own|", context)))


def is_sealed_as_now(blob: bytes) -> bool:
    """Whether an own row carries the version and suite that `seal_own` writes today."""
    return blob[:HEADER_BYTES] == _OWN_HEADER


def seal_to(reader: bytes, context: str, body: bytes, *, signer: Signer, suite: Suite = Suite.XWING) -> bytes:
    """Seal and sign to one reader's public key (1,216 bytes; 32 for X25519).

    The context must name the reader. Raises `SuiteNotAccepted` for a suite that is not for others,
    `WrongLength` if the key does not fit the suite.
    """
    if suite not in _SEALERS:
        raise SuiteNotAccepted("This suite is not for other readers.")
    info, padded = _bound(b"rigcheck/1|to|", context), pad(body)
    return bytes((VERSION, suite)) + _SEALERS[suite](reader, signer.sign(info + padded) + padded, info)


def open_from(
    opener: XWingPair | X25519Pair,
    author: bytes,
    context: str,
    blob: bytes,
    *,
    accept: Collection[Suite] = (Suite.XWING,),
) -> bytes:
    """The body that `author` (Ed25519 public key, 32 bytes) sealed to this opener under this context.

    `accept` lists the suites taken here: a reader must ask for X25519, so that nobody can talk it down.
    """
    suite = _must_be_suite(blob, accept)
    if isinstance(opener, X25519Pair) != (suite is Suite.X25519):
        raise SuiteNotAccepted
    info = _bound(b"rigcheck/1|to|", context)
    signed = opener.open(blob[HEADER_BYTES:], info)
    verify(author, signed[:SIGNATURE_BYTES], info + signed[SIGNATURE_BYTES:])
    return unpad(signed[SIGNATURE_BYTES:])


def seal_to_self(public: bytes, context: str, body: bytes) -> bytes:
    """Seal a draft to one's own X-Wing public key (1,216 bytes) while the account is locked.

    Raises `BadContext` unless the context begins with `outbox|`.
    """
    return _DRAFT_HEADER + seal_xwing(public, pad(body), _draft_info(context))


def open_to_self(opener: XWingPair, context: str, blob: bytes) -> Draft:
    """Open what `seal_to_self` made: a `Draft`, whose writer nobody has proved."""
    info = _draft_info(context)
    _must_be_suite(blob, (Suite.DRAFT,))
    return Draft(unpad(opener.open(blob[HEADER_BYTES:], info)))


def _must_be_suite(blob: bytes, accept: Collection[Suite]) -> Suite:
    if len(blob) < HEADER_BYTES:
        raise SealBroken
    if blob[0] != VERSION:
        raise UnknownVersion
    if blob[1] not in _SUITES:
        raise UnknownSuite
    if blob[1] not in accept:
        raise SuiteNotAccepted
    return Suite(blob[1])


def _draft_info(context: str) -> bytes:
    if not context.startswith(OUTBOX):
        raise BadContext("Only the outbox goes without a signature.")
    return _bound(b"rigcheck/1|self|", context)


def _bound(prefix: bytes, context: str) -> bytes:
    if not context or not context.isascii() or not context.isprintable():
        raise BadContext
    return prefix + context.encode("ascii")
