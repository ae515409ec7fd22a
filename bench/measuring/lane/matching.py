"""The likeliest whole matching of two equally large groups."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


def matched(likely: Floats) -> npt.NDArray[np.int64]:
    """For each row of a square table its column, so that the sum over all is largest.

    The Hungarian method with potentials, by shortest augmenting paths (Jonker and Volgenant 1987).
    """
    count = len(likely)
    cost = -likely
    rows, columns = np.zeros(count + 1), np.zeros(count + 1)
    row_of = np.full(count + 1, -1)
    for row in range(count):
        _augment(row, cost, rows, columns, row_of)
    found = np.empty(count, dtype=np.int64)
    found[row_of[:count]] = np.arange(count)
    return found


def _augment(row: int, cost: Floats, rows: Floats, columns: Floats, row_of: npt.NDArray[np.int64]) -> None:
    """Match one more row along the shortest path to a free column; the last place stands for its beginning."""
    count = len(cost)
    at, row_of[count] = count, row
    nearest, before = np.full(count, np.inf), np.full(count, count)
    done = np.zeros(count + 1, dtype=bool)
    while row_of[at] >= 0:
        done[at] = True
        free = ~done[:count]
        reach = cost[row_of[at]] - rows[row_of[at]] - columns[:count]
        better = free & (reach < nearest)
        nearest[better], before[better] = reach[better], at
        step_to = int(np.where(free, nearest, np.inf).argmin())
        step = nearest[step_to]
        rows[row_of[done]] += step
        columns[done] -= step
        nearest[free] -= step
        at = step_to
    while at != count:
        row_of[at] = row_of[before[at]]
        at = int(before[at])
