"""What a directory holds of one service: plain values, the same whatever file they came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from rigcheck.engines.hsds.tables import Tables


class By(StrEnum):
    """How a service is reached."""

    CALL = "call"
    TEXT = "text"
    CHAT = "chat"
    MAIL = "mail"
    WEB = "web"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach a service: `word` is what to text, `press` the keys to press once connected.

    `to` is a number as people write it, an e-mail address, or a web address without its scheme.
    """

    by: By
    to: str
    word: str = ""
    press: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """One service of a directory. Every text may be empty but `id` and `name`.

    `country` is two letters of ISO 3166-1, lower case; `languages` are codes of ISO 639. Latitude and longitude are
    degrees of WGS 84. `cost` is `free`, `scale` (by income), `insurance`, `paid` or empty; `cost_note` says it in full.
    `kind`, `role`, `doors` (whom it serves), `needs` and `operator` are words that the directory chose.
    `status`, `shown`, `reason`, `verified_on` (YYYY-MM-DD), `verified_by` and `expires_on` say how far it was checked.
    `more` is empty, or the rows of a file from elsewhere, so that writing gives back what no field here holds.
    """

    id: str
    name: str
    kind: str = ""
    country: str = ""
    role: str = ""
    doors: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    organization: str = ""
    description: str = ""
    ways: tuple[Way, ...] = ()
    hours: str = ""
    who: str = ""
    operator: str = ""
    responders: bool = False
    passes_on: str = ""
    cost: str = ""
    cost_note: str = ""
    area: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    source: str = ""
    status: str = ""
    shown: bool = True
    reason: str = ""
    verified_on: str = ""
    verified_by: str = ""
    expires_on: str = ""
    more: Tables = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """A service of a file that cannot be taken: its name or id as far as it has one, and why not."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: services that can be taken, those that cannot, and what is left behind of all.

    `left_out` names a column as `table.column` and says how many rows had something there that is no HSDS.
    """

    listings: tuple[Listing, ...]
    refused: tuple[Refused, ...]
    left_out: tuple[tuple[str, int], ...]
