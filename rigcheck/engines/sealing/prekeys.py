"""Keys that serve once, made ahead, so that somebody can be written to who is not there.

A supporter's browser makes a batch: one-time prekeys, and one last resort with a month of life for when they have run
out. The public halves, signed, go to the server, which hands each one-time prekey out once; the private halves stay
in the supporter's own sealed record and are erased on use. Compare X3DH (signal.org/docs/specifications/x3dh), 3.2 and
4.2; what differs stands in docs/decisions, 96. The browser's twin is `web/static/sealing/prekeys.js`.

    store, prekeys = make(Store(), signer=seat.signer, owner=owner_of(seat_id), count=50, until="2026-12", draw=draw)
    check(prekeys[0], signer=certified.sign, owner=owner_of(seat_id), month="2026-11")
    blob = prekeys[0].encode()                      # 1,292 bytes, what the server keeps and hands out
"""

import base64
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from rigcheck.engines.sealing.hazmat.derive import digest
from rigcheck.engines.sealing.hazmat.hpke import XWING_PUBLIC_BYTES, XWingPair
from rigcheck.engines.sealing.hazmat.signing import SIGNATURE_BYTES, Signer, verify
from rigcheck.engines.sealing.refusals import SealingRefusal, WrongAuthor
from rigcheck.kernel.messages import gettext_noop

ID_BYTES = 16
SEED_BYTES = 32
MONTH_BYTES = 7
HEAD_BYTES = 1 + 4 + MONTH_BYTES
PREKEY_BYTES = HEAD_BYTES + XWING_PUBLIC_BYTES + SIGNATURE_BYTES
MOST = 50
"""One-time prekeys in a batch: with their private halves they must fit one record."""

Draw = Callable[[int], bytes]


class PrekeyForged(SealingRefusal):
    """The prekey is not one that the expected seat signed for itself."""

    code = "prekey-forged"
    sentence = gettext_noop("This person’s keys do not fit together. Nothing was sent.")


class PrekeyOutOfDate(SealingRefusal):
    """The month until which the prekey may be used is over."""

    code = "prekey-out-of-date"
    sentence = gettext_noop("This person’s keys are out of date. Nothing was sent. They renew them when they sign in.")


class PrekeyGone(SealingRefusal):
    """The private half was used up or erased: nobody can open what was sealed to it."""

    code = "prekey-gone"
    sentence = gettext_noop("The key for this message is gone from this account. It cannot be opened any more.")


class TooManyPrekeys(SealingRefusal):
    """A batch holds 1 to 50 one-time prekeys."""

    code = "too-many-prekeys"
    sentence = gettext_noop("That many keys are not made at once.")


@dataclass(frozen=True, slots=True)
class Prekey:
    """The public half. `until` is the last month (YYYY-MM) of its life; `last`: the last resort of its batch."""

    public: bytes
    batch: int
    until: str
    last: bool
    signature: bytes

    @property
    def id(self) -> bytes:
        """16 bytes that name the key and nothing else."""
        return prekey_id(self.public)

    def encode(self) -> bytes:
        """1,292 bytes: kind (1), batch (4), month (7), public (1,216), signature (64)."""
        return _head(self) + self.public + self.signature

    @classmethod
    def decode(cls, blob: bytes) -> "Prekey":
        """Read `encode()` back; raise `PrekeyForged` for anything else."""
        if len(blob) != PREKEY_BYTES or blob[0] > 1 or not blob[5:HEAD_BYTES].isascii():
            raise PrekeyForged
        public = blob[HEAD_BYTES:-SIGNATURE_BYTES]
        until = blob[5:HEAD_BYTES].decode("ascii")
        return cls(public, int.from_bytes(blob[1:5], "big"), until, blob[0] == 1, blob[-SIGNATURE_BYTES:])


@dataclass(frozen=True, slots=True)
class Secret:
    """The private half of a prekey: a 32-byte seed."""

    id: bytes
    seed: bytes = field(repr=False)
    batch: int
    until: str
    last: bool


@dataclass(frozen=True, slots=True)
class Store:
    """What a supporter's record `prekeys` holds.

    `batch` is the number of the newest batch; `spent` the ids used up, kept until their batch is over, so that two
    copies of the record merge into one without a used key coming back; `seen` the ids of openings on a last resort.
    """

    batch: int = 0
    secrets: tuple[Secret, ...] = ()
    spent: tuple[tuple[bytes, str], ...] = ()
    seen: tuple[tuple[bytes, str], ...] = ()

    @property
    def left(self) -> int:
        """One-time prekeys whose private half is still here."""
        return sum(not secret.last for secret in self.secrets)


def prekey_id(public: bytes) -> bytes:
    """The first 16 bytes of SHA-256 of the public key."""
    return digest(public)[:ID_BYTES]


def owner_of(seat: bytes) -> str:
    """The owner that a seat's prekeys are signed for."""
    return f"seat|{seat.hex()}"


def make(
    store: Store, *, signer: Signer, owner: str, count: int, until: str, draw: Draw
) -> tuple[Store, tuple[Prekey, ...]]:
    """A new batch: `count` one-time prekeys (1 to 50) and a last resort, which stands last; and the store with it.

    `until` (YYYY-MM) is the month after this one. Save the store before the public halves are sent anywhere.
    """
    if not 1 <= count <= MOST:
        raise TooManyPrekeys
    batch = store.batch + 1
    seeds = [draw(SEED_BYTES) for _ in range(count + 1)]
    prekeys = [_signed(seed, batch, until, at == count, signer, owner) for at, seed in enumerate(seeds)]
    secrets = [Secret(prekey.id, seed, batch, until, prekey.last) for prekey, seed in zip(prekeys, seeds, strict=True)]
    return replace(store, batch=batch, secrets=(*store.secrets, *secrets)), tuple(prekeys)


def check(prekey: Prekey, *, signer: bytes, owner: str, month: str) -> None:
    """Return if the seat's certified key `signer` (32 bytes) signed this prekey for `owner`, and it lives in `month`.

    Raises `PrekeyForged` or `PrekeyOutOfDate`.
    """
    try:
        verify(signer, prekey.signature, _text(prekey, owner))
    except WrongAuthor:
        raise PrekeyForged from None
    if month > prekey.until:
        raise PrekeyOutOfDate


def secret_of(store: Store, prekey: bytes) -> Secret:
    """The private half of the prekey with this id; raise `PrekeyGone` where it is not here any more."""
    found = next((secret for secret in store.secrets if secret.id == prekey), None)
    if found is None:
        raise PrekeyGone
    return found


def spend(store: Store, secret: Secret, opening: bytes) -> Store:
    """The store after an opening (its 16-byte id) used this secret: a one-time key is gone, a last resort remembers."""
    if secret.last:
        return replace(store, seen=_with(store.seen, (opening, secret.until)))
    kept = tuple(other for other in store.secrets if other.id != secret.id)
    return replace(store, secrets=kept, spent=_with(store.spent, (secret.id, secret.until)))


def without_old(store: Store, *, month: str) -> Store:
    """The store without what is over: secrets a month after their last one, so that what was under way still opens.

    `month` is the month before this one (YYYY-MM).
    """
    return replace(
        store,
        secrets=tuple(secret for secret in store.secrets if secret.until >= month),
        spent=tuple(pair for pair in store.spent if pair[1] >= month),
        seen=tuple(pair for pair in store.seen if pair[1] >= month),
    )


def merge(one: Store, other: Store) -> Store:
    """Two copies of one store that grew apart: all secrets that neither has used."""
    spent = _union(one.spent, other.spent)
    used = {prekey for prekey, _ in spent}
    by_id = {secret.id: secret for secret in (*one.secrets, *other.secrets) if secret.id not in used}
    secrets = sorted(by_id.values(), key=lambda secret: (secret.batch, secret.last, secret.id))
    return Store(max(one.batch, other.batch), tuple(secrets), spent, _union(one.seen, other.seen))


def encode(store: Store) -> str:
    """The store as JSON, for the sealed record; bytes in base64."""
    written = {
        "v": 1,
        "batch": store.batch,
        "secrets": [[_b64(one.seed), _b64(one.id), one.batch, one.until, int(one.last)] for one in store.secrets],
        "spent": [[_b64(prekey), until] for prekey, until in store.spent],
        "seen": [[_b64(opening), until] for opening, until in store.seen],
    }
    return json.dumps(written, separators=(",", ":"))


def decode(text: str) -> Store:
    """Read `encode()` back."""
    read = json.loads(text)
    secrets = (
        Secret(_raw(name), _raw(seed), batch, until, last == 1) for seed, name, batch, until, last in read["secrets"]
    )
    spent, seen = (tuple((_raw(name), until) for name, until in read[key]) for key in ("spent", "seen"))
    return Store(read["batch"], tuple(secrets), spent, seen)


def _signed(seed: bytes, batch: int, until: str, last: bool, signer: Signer, owner: str) -> Prekey:  # noqa: FBT001
    bare = Prekey(XWingPair(seed).public, batch, until, last, b"")
    return replace(bare, signature=signer.sign(_text(bare, owner)))


def _text(prekey: Prekey, owner: str) -> bytes:
    return f"rigcheck/1/prekey\n{owner}\n".encode("ascii") + _head(prekey) + prekey.public


def _head(prekey: Prekey) -> bytes:
    return bytes((prekey.last,)) + prekey.batch.to_bytes(4, "big") + prekey.until.encode("ascii")


def _with(pairs: tuple[tuple[bytes, str], ...], pair: tuple[bytes, str]) -> tuple[tuple[bytes, str], ...]:
    return pairs if pair in pairs else (*pairs, pair)


def _union(one: Sequence[tuple[bytes, str]], other: Sequence[tuple[bytes, str]]) -> tuple[tuple[bytes, str], ...]:
    return tuple(sorted({*one, *other}))


def _b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _raw(text: str) -> bytes:
    return base64.b64decode(text)
