"""What a line is: plain values, read from files. Nothing here asks a database."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What an entry of the directory is. Each value is written to disk: never change one, only add."""

    LINE = "line"
    """To call or text at once."""
    SERVICE = "service"
    """A local service: counselling, a clinic, housing, money, a group."""
    EAP = "eap"
    """The employee assistance programme."""
    OUTSIDE = "outside"
    """A way that does not lead through the department."""
    CLINICIAN = "clinician"


class Role(StrEnum):
    """What a line is to its country."""

    EMERGENCY = "emergency"
    NATIONAL = "national"
    OTHER = "other"


class Status(StrEnum):
    """How well an entry is supported: by several published sources, by one, or not at all."""

    HIGH = "H"
    MODERATE = "M"
    UNVERIFIED = "U"


class Operator(StrEnum):
    """Who runs it."""

    PUBLIC = "public"
    CHARITY = "charity"
    COMMERCIAL = "commercial"
    UNSTATED = "not stated"
    """No source that was read says so; the page says that it is not confirmed."""


class Door(StrEnum):
    """Whom an entry is confirmed to serve; the doors of the crisis page."""

    POLICE = "police"
    FIRE = "fire"
    EMS = "ems"
    DISPATCH = "dispatch"
    CORRECTIONS = "corrections"
    FAMILY = "family"
    EVERYONE = "everyone"


class By(StrEnum):
    """How an entry is reached."""

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"
    MAIL = "mail"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach an entry: `word` is what to text, `press` the key to press once connected.

    `number` is a telephone number as people read it, an e-mail address, or a host name with a path.
    """

    by: By
    number: str
    word: str = ""
    press: str = ""

    @property
    def href(self) -> str:
        """The address that a phone opens: plain digits for calls and texts."""
        digits = "".join(sign for sign in self.number if sign.isdigit())
        if self.by is By.CALL:
            return f"tel:{digits},{self.press}" if self.press else f"tel:{digits}"
        if self.by is By.TEXT:
            # Phones disagree whether ? or & begins the message; both are content with the two together.
            return f"sms:{digits}?&body={self.word}" if self.word else f"sms:{digits}"
        return f"mailto:{self.number}" if self.by is By.MAIL else f"https://{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line with everything the crisis page promises of it. Dates are None where nobody has looked yet."""

    id: str
    country: str
    role: Role
    doors: tuple[Door, ...]
    name: str
    channels: tuple[Channel, ...]
    source: str
    status: Status
    shown: bool
    hours: str = ""
    """`24/7`, or words; empty where no source says."""
    who: str = ""
    """Who answers."""
    operator: Operator = Operator.UNSTATED
    responders: bool = False
    """Whether people of the trade answer: these stand first behind a door."""
    passes_on: str = ""
    """What they may have to pass on; empty where no source says, and the page says that."""
    needs: tuple[str, ...] = ()
    """What it is for beyond a bad day: `home` (afraid at home), `veterans`, `disaster`, `substance` ..."""
    reason: str = ""
    """Why it is not shown."""
    verified_on: date | None = None
    verified_by: str = ""
    expires_on: date | None = None
    confirmed: bool = False
    """Whether a named person of this site, or of one whose pack it took, has checked it."""

    @property
    def stays(self) -> bool:
        """Whether it is never hidden by age: a page without any number helps nobody."""
        return self.role is not Role.OTHER

    @property
    def unconfirmed(self) -> bool:
        """Whether the page says that the agency has not confirmed it."""
        return self.status is not Status.HIGH and not self.confirmed

    def open_on(self, today: date) -> bool:
        """Whether the page shows it on that day."""
        return self.shown and (self.stays or not self.aged_on(today))

    def aged_on(self, today: date) -> bool:
        """Whether its last check is older than it should be."""
        return self.expires_on is None or today >= self.expires_on

    def serves(self, door: Door) -> bool:
        """Whether it is confirmed to serve the people behind this door."""
        return door in self.doors or Door.EVERYONE in self.doors


@dataclass(frozen=True, slots=True)
class Country:
    """A country's lines, in the order of the file, and what a caller there should know."""

    id: str
    name: str
    emergency: Line
    national: Line
    others: tuple[Line, ...]
    dispatch: str = ""
    know: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, the national one first."""
        return (self.national, self.emergency, *self.others)
