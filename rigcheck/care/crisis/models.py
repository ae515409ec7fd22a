"""What a crisis line is: plain values, read from a file. This room has no table."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """What a line is to its country."""

    EMERGENCY = "emergency"
    NATIONAL = "national"
    OTHER = "other"


class Status(StrEnum):
    """How well a number is supported: by several published sources, by one, or not at all."""

    HIGH = "H"
    MODERATE = "M"
    UNVERIFIED = "U"


class By(StrEnum):
    """How a line is reached."""

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach a line: `word` is what to text, `press` the key to press once connected."""

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
        return f"https://{self.number}"


@dataclass(frozen=True, slots=True)
class Line:
    """One crisis line with everything FACTS asks to be known of it. Dates are None where nobody has looked yet."""

    id: str
    country: str
    role: Role
    audience: str
    name: str
    channels: tuple[Channel, ...]
    hours: str
    who: str
    operator: str
    source: str
    status: Status
    shown: bool
    reason: str = ""
    verified_on: date | None = None
    verified_by: str = ""
    expires_on: date | None = None

    @property
    def stays(self) -> bool:
        """Whether it is never hidden by age: a page without any number helps nobody."""
        return self.role is not Role.OTHER

    @property
    def unconfirmed(self) -> bool:
        """Whether the page says that the agency has not confirmed it."""
        return self.status is not Status.HIGH

    def open_on(self, today: date) -> bool:
        """Whether the page shows it on that day."""
        return self.shown and (self.stays or (self.expires_on is not None and today < self.expires_on))

    def aged_on(self, today: date) -> bool:
        """Whether its last check is older than it should be."""
        return self.expires_on is None or today >= self.expires_on


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
