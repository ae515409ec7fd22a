"""Distances, reckoned here: no map service is asked where anything lies."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from statistics import median
from typing import Final

EARTH_KM: Final = 6371.0088
"""Mean radius of the Earth (IUGG)."""
_DEGREES: Final = re.compile(r"\s*(-?\d{1,3}(?:[.]\d+)?)\s*[,; ]\s*(-?\d{1,3}(?:[.]\d+)?)\s*")


@dataclass(frozen=True, slots=True)
class Point:
    """A place on Earth in degrees."""

    latitude: float
    longitude: float


def distance(one: Point, other: Point) -> float:
    """Kilometres along a great circle, by the haversine formula (Sinnott, 1984)."""
    lat, far = radians(one.latitude), radians(other.latitude)
    across = sin(radians(other.longitude - one.longitude) / 2)
    up = sin((far - lat) / 2)
    return 2 * EARTH_KM * asin(min(1.0, sqrt(up * up + cos(lat) * cos(far) * across * across)))


def box(point: Point, km: float) -> tuple[float, float, float, float] | None:
    """South, west, north, east around a point; None where the box would reach a pole or the date line."""
    up = km / (EARTH_KM * radians(1))
    south, north = point.latitude - up, point.latitude + up
    if south <= -89 or north >= 89:
        return None
    aside = up / cos(radians(max(abs(south), abs(north))))
    west, east = point.longitude - aside, point.longitude + aside
    return (south, west, north, east) if west >= -180 and east <= 180 else None


def written_point(text: str) -> Point | None:
    """Latitude and longitude as somebody wrote them, `37.49, -122.22`; None for anything else."""
    found = _DEGREES.fullmatch(text)
    if not found:
        return None
    latitude, longitude = map(float, found.groups())
    return Point(latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def middle(points: Iterable[Point]) -> Point | None:
    """The median of places, so that a wrong one among them moves it little; None for none."""
    every = list(points)
    if not every:
        return None
    return Point(median(point.latitude for point in every), median(point.longitude for point in every))
