"""What a kit is made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.directory import queries as directory
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month


@dataclass(frozen=True, slots=True)
class Digest:
    """A list of keys: how many entries it has, and groups of hexadecimal digits that stand for them all."""

    AGENCY: ClassVar[str | Promise] = _("The agency's keys")
    OWN: ClassVar[str | Promise] = _("This site's keys")

    title: str | Promise
    size: int
    groups: Sequence[str]


@dataclass(frozen=True, slots=True)
class Card:
    """A code to print, and the seat that it opens."""

    seat: Seat
    code: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Line:
    """A crisis line as it is printed: its name, the number to call, and the one to text or empty."""

    name: str
    call: str
    text: str = ""

    @classmethod
    def of(cls, line: directory.Line) -> Line:
        """The first number of each kind; a text that needs a word is left to the page."""
        numbers = {
            by: next((one.number for one in line.channels if one.by is by and not one.word), "")
            for by in (directory.By.CALL, directory.By.TEXT)
        }
        return cls(line.name, numbers[directory.By.CALL], numbers[directory.By.TEXT])


@dataclass(frozen=True, slots=True)
class Addresses:
    """Pages that the print leads to, each with https."""

    join: str
    crisis: str
    court: str
    who: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where the kit is for: `agency` is whom, `host` runs this site.

    `know` is what a caller of the lines should know; `paper` is letter or a4; `until` the last month in which the
    cards work.
    """

    agency: str
    host: str
    addresses: Addresses
    national: Line
    emergency: Line
    know: Sequence[str]
    paper: str
    until: Month
    made: Month

    @property
    def site(self) -> str:
        """The name of this site, without https."""
        return bare(self.addresses.join).split("/", 1)[0]


def bare(address: str) -> str:
    """An address as people type it."""
    return address.split("//", 1)[-1]
