"""What scoring columns says of each row: codes in the columns, and the outcome of a whole table."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from rigcheck.engines.instruments.definition import TOTAL

if TYPE_CHECKING:
    from rigcheck.engines.instruments.arrays import Bools, Bytes, Scores

MISSING = 255
"""Stands in a column where there is no answer."""
INVALID = 254
"""Stands in a column for anything that is not a small whole number; never a listed answer."""
REFUSED = 255
"""Stands in sums and bands where the row was refused (means have NaN there)."""


class RowState(IntEnum):
    """What became of a row."""

    SCORED = 0
    MISSING = 1  # a question that was asked has no answer
    OUT_OF_RANGE = 2  # an answer is not among those listed for its question


@dataclass(frozen=True, slots=True)
class ScaleScores:
    """One scale over all rows.

    `scores`: uint8 for sums, float32 for means. `bands`: uint8, position in `band_ids`; empty for a scale
    without bands, as is `band_counts`.
    """

    scores: "Scores"
    bands: "Bytes"
    band_ids: tuple[str, ...]
    band_counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class ColumnScores:
    """Every row's outcome, and the counts.

    `states`: uint8 of RowState. `flags`: for each safety rule, which scored rows fire it. `refused` counts
    rows by reason, each once. `refused_flags` counts refused rows that fire a rule on a single answer all the
    same: a form that is not scored is not unheard. `pattern_counts` are for clinicians.
    """

    instrument: str
    version: str
    states: "Bytes"
    scales: Mapping[str, ScaleScores]
    flags: Mapping[str, "Bools"]
    scored: int
    refused: Mapping[str, int]
    flag_counts: Mapping[str, int]
    refused_flags: Mapping[str, int]
    pattern_counts: Mapping[str, int]

    @property
    def total(self) -> ScaleScores | None:
        """The scale that stands for the whole form, or None where it has none."""
        return self.scales.get(TOTAL)
