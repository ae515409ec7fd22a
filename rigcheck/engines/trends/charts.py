"""Fewer points for a chart, without losing a peak."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import ClassVar, Final

from rigcheck.engines.trends.points import Point, in_order
from rigcheck.kernel.refusals import Refusal

FEWEST: Final = 4
# Two for each CSS pixel column of a phone's chart is more than anyone can see.
ENOUGH: Final = 240


class TooFewPoints(Refusal):
    """A chart cannot be thinned to fewer than four points."""

    code: ClassVar[str] = "too-few-points"


def thinned(points: Iterable[Point], most: int = ENOUGH) -> list[Point]:
    """At most `most` of the points, in order: the first, the last, and the extremes in between.

    The time between is cut into equal slices, and of each the lowest and the highest point stay. So no peak
    is lost, and a gap stays a gap. Raises TooFewPoints when `most` is below four.
    """
    if most < FEWEST:
        raise TooFewPoints("A chart needs at least four points.")
    ordered = in_order(points)
    if len(ordered) <= most:
        return ordered
    positions = [point.position for point in ordered]
    start, length = positions[0], positions[-1] - positions[0]
    slices = (most - 2) // 2
    sliced: defaultdict[int, list[Point]] = defaultdict(list)
    for point, position in zip(ordered[1:-1], positions[1:-1], strict=True):
        place = (position - start) / length * slices if length else 0
        sliced[min(int(place), slices - 1)].append(point)
    between = [point for each in sliced.values() for point in _extremes(each)]
    return [ordered[0], *between, ordered[-1]]


def _extremes(points: list[Point]) -> list[Point]:
    values = [point.value for point in points]
    places = {values.index(min(values)), values.index(max(values))}
    return [points[place] for place in sorted(places)]
