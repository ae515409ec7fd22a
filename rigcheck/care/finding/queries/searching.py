"""Searching: by words, need, kind, cost, language, whom it serves, and distance. Nothing of a search is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from rigcheck.care.directory.queries import Told, entries_of
from rigcheck.care.finding.models import INDEX
from rigcheck.care.finding.queries.documents import towns_in
from rigcheck.care.finding.queries.offers import Offer, offer_of
from rigcheck.kernel.places import Point, box, distance, middle, written_point
from rigcheck.outside.databases.fulltext import Hit, Search

PAGE: Final = 20
WHOLE_EARTH_KM: Final = 20_100.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody looks for. `km` is 0 for any distance; each tuple means any of these, empty for no matter which."""

    text: str = ""
    needs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    doors: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    near: str = ""
    km: int = 0
    page: int = 1


@dataclass(frozen=True, slots=True)
class Found:
    """What fits. `loosened`: nothing held all the words, so these hold some. `lost`: nobody knows the place named."""

    offers: tuple[Offer, ...]
    count: int
    page: int
    pages: int
    loosened: bool = False
    lost: bool = False


def search(asked: Asked, *, today: date, lines: Mapping[bytes, Told]) -> Found:
    """The entries that fit, the nearest first where a place is named, otherwise the best first.

    `lines` are those of the files, which the index holds under these keys.
    """
    start = place_of(asked.near, today=today)
    search = _put(asked, start, today)
    hits = INDEX.find(search)
    loosened = not hits and bool(asked.text.strip())
    if loosened:
        hits = INDEX.find(replace(search, some=True))
    near = _by_distance(hits, start, asked.km) if start else [(hit, None) for hit in hits]
    pages = max(1, -(-len(near) // PAGE))
    page = min(max(1, asked.page), pages)
    return Found(
        offers=_told(near[(page - 1) * PAGE : page * PAGE], lines),
        count=len(near),
        page=page,
        pages=pages,
        loosened=loosened and bool(near),
        lost=bool(asked.near.strip()) and start is None,
    )


def place_of(near: str, *, today: date) -> Point | None:
    """Where that is: degrees as written, or the middle of the entries there are in a town of that name."""
    if point := written_point(near):
        return point
    towns = towns_in(near)
    if not towns:
        return None
    found = INDEX.find(Search(facets=tuple((f"town:{town}",) for town in towns), today=today.isoformat()))
    return middle(Point(hit.latitude, hit.longitude) for hit in found if hit.latitude is not None and hit.longitude)


def _put(asked: Asked, start: Point | None, today: date) -> Search:
    groups = {
        "need": asked.needs,
        "kind": asked.kinds,
        "cost": asked.costs,
        "lang": asked.languages,
        "door": (*asked.doors, "everyone") if asked.doors else (),
        "country": asked.countries,
    }
    facets = tuple(tuple(f"{name}:{one}" for one in chosen) for name, chosen in groups.items() if chosen)
    around = box(start, asked.km) if start and asked.km else None
    return Search(text=asked.text, facets=facets, box=around, today=today.isoformat())


def _by_distance(hits: Sequence[Hit], start: Point, km: int) -> list[tuple[Hit, float | None]]:
    """Hits within reach by distance; those that are nowhere in particular follow, as long as no limit was set."""
    placed = [(hit, _away(hit, start)) for hit in hits]
    near = [(hit, away) for hit, away in placed if away is not None and away <= (km or WHOLE_EARTH_KM)]
    near.sort(key=lambda pair: pair[1])
    nowhere = [(hit, None) for hit, away in placed if away is None] if not km else []
    return [*near, *nowhere]


def _away(hit: Hit, start: Point) -> float | None:
    if hit.latitude is None or hit.longitude is None:
        return None
    return distance(start, Point(hit.latitude, hit.longitude))


def _told(page: Sequence[tuple[Hit, float | None]], lines: Mapping[bytes, Told]) -> tuple[Offer, ...]:
    rows = {told.key: told for told in entries_of(keys=[hit.key for hit, _ in page if hit.key not in lines])}
    known = {**rows, **lines}
    return tuple(offer_of(known[hit.key], distance=away) for hit, away in page if hit.key in known)
