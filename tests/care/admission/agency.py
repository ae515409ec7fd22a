"""An agency's site in small: its list of keys, and tokens made with them by the Python twin. No Django, no roster."""

import json
from dataclasses import dataclass, field, replace

from rigcheck.bridge.enrolment.challenge import enrolment_challenge
from rigcheck.bridge.enrolment.issue import sign_request
from rigcheck.bridge.keylog import Keylog, Purpose
from rigcheck.care.admission.queries import AgencyList, Brought
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.tokens.issuance import ask
from rigcheck.outside.files import OTHER_KEY, OTHER_KEYLOG, Files, MemoryFiles
from rigcheck.outside.randomness import SystemChance
from tests.issuers import issuer

SIGNER = Signer(b"the agency's own signing seed..!")
OWN = "heron-county"
NEIGHBOUR = "osprey-bay"
CHANCE = SystemChance()
NAMES = ("first", "second", "third", "neighbour", "next", "unlisted", "for one person")
"""Names of signing keys, to tell them apart."""


@dataclass(frozen=True)
class Agency:
    """`log` is the list that everybody is shown; each method that changes it gives another agency."""

    log: Keylog = field(default_factory=lambda: Keylog.begin(name="roster.localhost", public=SIGNER.public))

    def adds(self, name: str, period: str, scope: str = OWN) -> "Agency":
        """A key more for enrolment."""
        key = issuer(NAMES.index(name)).public.spki
        return Agency(self.log.append(purpose=Purpose.ENROLMENT, scope=scope, period=period, key=key))

    def ends(self, name: str) -> "Agency":
        """A key ends."""
        return Agency(self.log.end(issuer(NAMES.index(name)).public.spki))

    @property
    def text(self) -> str:
        """The signed file."""
        return self.log.write(SIGNER)

    def listed(self, *serves: str) -> AgencyList:
        """Care's copy of it."""
        files = MemoryFiles()
        self.put(files)
        return AgencyList(files, serves)

    def put(self, files: Files) -> None:
        """Bring the list to care, as the operator's command does."""
        files.write(OTHER_KEYLOG, self.text)
        files.write(OTHER_KEY, SIGNER.public.hex())

    def gives(self, name: str, period: str, scope: str = OWN) -> Brought:
        """A token as a member's browser finishes it, with the mark of the list that it was shown."""
        private = issuer(NAMES.index(name))
        asked = ask(private.public, enrolment_challenge(scope, period), CHANCE)
        token = asked.finish(sign_request(private=private, request=asked.request, chance=CHANCE))
        return Brought(token=token.encode(), mark=str(self.log.mark))


def first(period: str) -> Agency:
    """An agency with one key for a quarter."""
    return Agency().adds("first", period)


def changed(brought: Brought, at: int) -> Brought:
    """The same token with one bit turned over."""
    flipped = bytearray(brought.token)
    flipped[at] ^= 1
    return replace(brought, token=bytes(flipped))


def sent(brought: Brought, **more: str) -> str:
    """What the page's script posts."""
    return json.dumps({"token": brought.token.hex(), "mark": brought.mark, **more})
