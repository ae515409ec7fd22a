"""What a kit is made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month

PAPERS: Final = ("letter", "a4")


@dataclass(frozen=True, slots=True)
class Digest:
    """A list of keys by its two numbers: how many entries, and the digest over them all (64 hex digits)."""

    title: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Card:
    """A code to print, and the seat that it opens."""

    seat: Seat
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the kit is for, and where its codes lead.

    `host` runs this site, `agency` is whom the kit is for; the addresses begin with https. `national` and
    `emergency` are each the name of a line and the number to call; `text_to` the number to text, or empty.
    `know` is what a caller there should know.
    """

    agency: str
    host: str
    join: str
    crisis: str
    court: str
    ready: str
    who: str
    national: tuple[str, str]
    emergency: tuple[str, str]
    text_to: str
    know: Sequence[str]
    paper: str
    until: Month
    """The last month in which the cards work."""
    made: Month

    @property
    def site(self) -> str:
        """The name of this site, without https."""
        return self.join.split("//", 1)[-1].split("/", 1)[0]
