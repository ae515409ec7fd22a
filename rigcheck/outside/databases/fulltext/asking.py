"""What is written into an index, asked of it and found."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What is found of one row. `until` is the first day, YYYY-MM-DD, on which it is found no longer; "" for never."""

    key: bytes
    title: str
    body: str
    facets: tuple[str, ...] = ()
    """Words of the room's own, as `kind:eap`; a search may ask for any of some, in several respects at once."""
    latitude: float | None = None
    longitude: float | None = None
    until: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found; a higher `weight` fits better."""

    key: bytes
    weight: float
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What is asked. `facets`: of each group at least one. `box`: south, west, north, east in degrees.

    `some` is satisfied with any of the words instead of all. `today` is YYYY-MM-DD.
    """

    text: str = ""
    facets: tuple[tuple[str, ...], ...] = ()
    box: tuple[float, float, float, float] | None = None
    some: bool = False
    today: str = ""
