"""What a pack is: for one jurisdiction, what each role may or must pass on, with version, source and confidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rigcheck.engines.disclosure.terms import Duty, Ground, Recipient, Role


class Confidence(StrEnum):
    """How well a rule is supported: by its own text or several sources, by one, or not at all."""

    HIGH = "H"
    MODERATE = "M"
    UNVERIFIED = "U"
    """Off until counsel has confirmed the pack."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows from one ground for one role. `to`: who may be told, empty where nobody may."""

    ground: Ground
    duty: Duty
    to: tuple[Recipient, ...]
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True)
class Part:
    """What a pack says for one role. `says`: sentences for the notice, in the pack's own language.

    `mark` is SHA-256 in hex over everything the pack says for this role: counsel confirms that text and no other.
    """

    role: Role
    rules: Mapping[Ground, Rule]
    says: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Pack:
    """The rules of one jurisdiction. `id`: two to forty letters, such as `us-federal`; `applies`: to whom.

    `country`: two letters such as `us`, for holding it against the lines that a site shows; empty where it says none.
    """

    id: str
    name: str
    version: int
    applies: str
    source: str
    country: str
    parts: Mapping[Role, Part]

    @property
    def label(self) -> str:
        """Id and version in one word, for records."""
        return f"{self.id} {self.version}"
