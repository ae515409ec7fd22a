"""Lists of keys for tests: a house with files and keyring in memory, whose list is begun."""

from dataclasses import dataclass, field

from rigcheck.bridge.keylog import Keylog, Purpose, holding
from rigcheck.engines.tokens.keys import IssuerPrivate
from rigcheck.kernel.months import Month
from rigcheck.outside.files import MemoryFiles
from rigcheck.outside.keyring import KeyName, MemoryKeyring
from rigcheck.outside.randomness import SeededChance
from tests.issuers import issuer

MONTH = Month(2026, 11)
PERIOD = "2026-Q4"
ROSTER = "roster.example"


@dataclass
class House:
    """A house that keeps a list."""

    name: str = ROSTER
    files: MemoryFiles = field(default_factory=MemoryFiles)
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    chance: SeededChance = field(default_factory=lambda: SeededChance("house"))

    def begin(self) -> "House":
        """Begin the list."""
        holding.begin(name=self.name, files=self.files, keyring=self.keyring, chance=self.chance)
        return self

    @property
    def log(self) -> Keylog:
        return holding.own(self.files)

    @property
    def text(self) -> str:
        text = self.files.read("keylog.txt")
        assert text
        return text

    def serve(self, scope: str, private: IssuerPrivate | None = None, *, period: str = PERIOD) -> IssuerPrivate:
        """Put an enrolment key for a scope into keyring and list."""
        private = private or issuer()
        self.keyring.keep(KeyName(Purpose.ENROLMENT, scope, period), private.to_pem())
        holding.add(
            files=self.files, keyring=self.keyring, purpose=Purpose.ENROLMENT, scope=scope, period=period,
            key=private.public.spki,
        )  # fmt: skip
        return private
