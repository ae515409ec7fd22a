"""The list of keys: made, added to, written, opened, compared."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from rigcheck.bridge.keylog import tree
from rigcheck.bridge.keylog.entries import Entry, Purpose, State
from rigcheck.bridge.keylog.marks import Mark
from rigcheck.bridge.keylog.refusals import (
    AnotherLog,
    NoLiveKey,
    NotAKeylog,
    NothingToEnd,
    OlderCopy,
    Rewritten,
    WrongSignature,
)
from rigcheck.bridge.keylog.rules import Walk
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import open_note, sign_note
from rigcheck.engines.sealing.refusals import WrongAuthor
from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import NotAQuarter, Quarter

STANDING: Final = "standing"


@dataclass(frozen=True)
class Keylog:
    """A list of keys: `name` of the house that signs it, and its lines from the first on.

    Nothing is ever taken away or changed: `append` gives a longer list. Every list that exists has kept the rules;
    one that breaks them cannot be made.
    """

    name: str
    entries: tuple[Entry, ...]

    @classmethod
    def begin(cls, *, name: str, public: bytes) -> Keylog:
        """A new list, signed from now on with the Ed25519 key `public`, which is its first line.

        `name` is the house's host name, in lower case.
        """
        return cls(name, (Entry(0, Purpose.LOG, name, STANDING, public),))

    @property
    def public(self) -> bytes:
        """The Ed25519 key that signs this list."""
        return self.entries[0].key

    @property
    def mark(self) -> Mark:
        """Size and digest of the whole list."""
        return self.mark_at(len(self.entries))

    def mark_at(self, size: int) -> Mark:
        """Size and digest of the first `size` lines; raises `OlderCopy` if there are not so many."""
        if size > len(self.entries):
            raise OlderCopy
        return Mark(size, tree.root([entry.line().encode() for entry in self.entries[:size]]))

    def agree(self, mark: Mark) -> None:
        """Return if `mark` is of this list or of its beginning; raise `OlderCopy` or `AnotherLog` if not."""
        if self.mark_at(mark.size) != mark:
            raise AnotherLog

    def extend(self, older: Keylog) -> None:
        """Return if this list begins with the whole of `older`; raise `Rewritten` if not."""
        if self.name != older.name or self.entries[: len(older.entries)] != older.entries:
            raise Rewritten

    def append(self, *, purpose: Purpose, scope: str, period: str, key: bytes, certificate: bytes = b"") -> Keylog:
        """This list with one key more. Raises `TooManyKeys`, `NothingToEnd`, `NotCertified` or `NotAKeylog`."""
        return self._with(Entry(len(self.entries), purpose, scope, period, key, State.ADDED, certificate))

    def end(self, key: bytes) -> Keylog:
        """This list with a line that ends `key`, a live one; raises `NothingToEnd` for another."""
        for entry in self.unended():
            if entry.key == key:
                ended = Entry(len(self.entries), entry.purpose, entry.scope, entry.period, key, State.ENDED)
                return self._with(ended)
        raise NothingToEnd

    def unended(self) -> list[Entry]:
        """The lines that added a key which no later line has ended, oldest first."""
        live: dict[bytes, Entry] = {}
        for entry in self.entries:
            if entry.state is State.ENDED:
                del live[entry.key]
            else:
                live[entry.key] = entry
        return list(live.values())

    def endings(self, key: bytes) -> int:
        """How many lines have ended this key: what a lead's signature for a seat's return carries."""
        return sum(entry.key == key for entry in self.entries if entry.state is State.ENDED)

    def live(self, purpose: Purpose, scope: str, month: Month) -> list[Entry]:
        """The keys, at most two, that count in `month` for one purpose and scope; oldest first.

        A key of a quarter counts in that quarter and the one after it, a year's key in the year and the next.
        """
        mine = [entry for entry in self.unended() if (entry.purpose, entry.scope) == (purpose, scope)]
        return [entry for entry in mine if _counts(entry.period, month)]

    def issuing(self, purpose: Purpose, scope: str, month: Month) -> Entry:
        """The key to sign with in `month`: the newest of its quarter. Raises `NoLiveKey` if there is none."""
        mine = [entry for entry in self.live(purpose, scope, month) if entry.period == str(Quarter.of(month))]
        if not mine:
            raise NoLiveKey
        return mine[-1]

    def find(self, key_id: bytes) -> Entry | None:
        """The line that added the key with this id (32 bytes), whether it has ended or not."""
        return next((entry for entry in self.entries if entry.key_id == key_id), None)

    def write(self, signer: Signer) -> str:
        """The file: signed checkpoint, blank line, one line for each entry. `signer` is the list's own."""
        head = f"{self.name}/keylog\n{len(self.entries)}\n{base64.b64encode(self.mark.root).decode()}\n"
        note = sign_note(head, name=f"{self.name}/keylog", signer=signer)
        return note + "\n" + "".join(f"{entry.line()}\n" for entry in self.entries)

    def _with(self, entry: Entry) -> Keylog:
        return checked(self.name, (*self.entries, entry))


def open_keylog(text: str, pinned: bytes | None = None) -> Keylog:
    """Read a keylog file and check all of it.

    `pinned` is the Ed25519 key (32 bytes) that this house is known to sign with; None takes the list's own word for it
    and is for the first time only, when a person compares the `fingerprint`. Raises `NotAKeylog`, `WrongSignature`,
    `TooManyKeys`, `NothingToEnd` or `NotCertified`.
    """
    parts = text.split("\n\n")
    if len(parts) != 3:
        raise NotAKeylog
    lines = parts[2].removesuffix("\n").split("\n")
    name, size, root = _checkpoint(parts[0])
    log = checked(name, tuple(map(Entry.read, lines)))
    if pinned is not None and log.public != pinned:
        raise WrongSignature
    try:
        open_note("\n\n".join(parts[:2]) + "\n", name=f"{name}/keylog", public=log.public)
    except WrongAuthor:
        raise WrongSignature from None
    if (str(log.mark.size), base64.b64encode(log.mark.root).decode()) != (size, root):
        raise WrongSignature
    return log


def fingerprint(public: bytes) -> str:
    """What two people read to each other to compare a key: ten groups of four hexadecimal digits, 160 bits."""
    digits = sha256(b"rigcheck/1/fingerprint\0" + public).hexdigest()[:40]
    return " ".join(digits[at : at + 4] for at in range(0, 40, 4))


def checked(name: str, entries: tuple[Entry, ...]) -> Keylog:
    """A list whose every line, in turn, keeps the rules; see `open_keylog` for what is raised."""
    if not entries or entries[0] != Entry(0, Purpose.LOG, name, STANDING, entries[0].key):
        raise NotAKeylog
    walk = Walk(entries[0])
    for entry in entries[1:]:
        walk.take(entry)
    return Keylog(name, entries)


def _counts(period: str, month: Month) -> bool:
    if period == STANDING:
        return True
    try:
        quarter = Quarter.parse(period)
    except NotAQuarter:
        return 0 <= month.year - int(period) <= 1
    return Quarter.of(month) in (quarter, quarter.plus(1))


def _checkpoint(head: str) -> tuple[str, str, str]:
    try:
        origin, size, root = head.split("\n")
    except ValueError:
        raise NotAKeylog from None
    if not origin.endswith("/keylog"):
        raise NotAKeylog
    return origin.removesuffix("/keylog"), size, root
