"""A lead of this site, a stranger with a seat of another kind, and another site that signs packs of its own."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest

from rigcheck.bridge.keylog import holding
from rigcheck.care.directory.models import OURS, Line
from rigcheck.care.directory.queries import packs
from rigcheck.care.directory.queries.facts import Facts, facts_of, row_from_line
from rigcheck.care.directory.queries.shipped import shipped
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.sealing.notes import sign_note
from rigcheck.outside.files import MemoryFiles
from rigcheck.outside.keyring import MemoryKeyring
from rigcheck.outside.randomness import SeededChance
from tests.care.members.conftest import edge
from tests.care.seats.conftest import clinician, lead

__all__ = ["clinician", "edge", "lead"]
TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Site:
    """Another agency's site: its name, and the key that signs its packs."""

    name: str
    signer: Signer

    def pack(self, *entries: Facts, made: date = TODAY) -> str:
        """A signed pack of these entries."""
        pack = packs.Pack(packs.PACK, self.name, made, entries, self.signer.public.hex())
        return sign_note(pack.written(), name=packs.signed_by(self.name), signer=self.signer)


def site(name: str) -> Site:
    """A site with a list of keys of its own."""
    files, keyring = MemoryFiles(), MemoryKeyring()
    log = holding.begin(name=name, files=files, keyring=keyring, chance=SeededChance(name))
    return Site(name, Signer(keyring.key(holding.signing_key(log.name))))


def checked(slug: str, *, on: date = TODAY, **changes: object) -> Facts:
    """The facts of a shipped line after a call on that day, with changes."""
    called = {"shown": True, "verified_on": on, "verified_by": "B. Lead", "expires_on": on + timedelta(days=90)}
    line: Line = replace(shipped()[slug], **{**called, **changes})  # type: ignore[arg-type]
    return facts_of(row_from_line(line, site=OURS))


@pytest.fixture
def union() -> Site:
    return site("union.example.org")
