"""Scores millions of rows, given one column of bytes for each question.

Every rule is that of `scoring.score`; a property test holds the two together. numpy is loaded when columns
are scored, so that a page that scores one form does not wait for it.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rigcheck.engines.instruments.definition import Instrument
from rigcheck.engines.instruments.rowscores import INVALID, MISSING, ColumnScores

if TYPE_CHECKING:
    from rigcheck.engines.instruments.arrays import Bytes


def column(values: Iterable[int | None]) -> "Bytes":
    """A column of bytes from whole numbers, None for no answer. Anything else becomes INVALID."""
    import numpy as np  # noqa: PLC0415 - loaded when columns are scored

    codes = (MISSING if value is None else _code(value) for value in values)
    return np.fromiter(codes, np.uint8)


def _code(value: int) -> int:
    return value if type(value) is int and 0 <= value < INVALID else INVALID


def score_columns(instrument: Instrument, columns: Mapping[str, "Bytes"], *, workers: int = 1) -> ColumnScores:
    """Score every row of the columns.

    `columns` maps item ids to uint8 arrays of one length: the answer, or MISSING, or INVALID. Columns of
    optional questions may be left out. Rows are refused one by one and counted; a missing answer is named
    before one that is out of range. `workers` threads share the rows. Raises WrongColumns when the columns
    are not those of the form.
    """
    from rigcheck.engines.instruments.pieces import score_in_pieces  # noqa: PLC0415 - loads numpy

    return score_in_pieces(instrument, columns, workers)
