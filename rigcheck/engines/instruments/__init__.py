"""Self-assessments as data: load one, ask its questions in order, score the answers, follow the change.

    phq9 = load("phq-9")
    result = score(phq9, {"item1": 2, "item2": 1, ...})
    result.total, result.band, result.flags

A result is never a diagnosis. Sources stand in each data file; the rules for all of them are: whole-number
answers from the listed set only, no partial scoring, and an answer that asks for help counts whatever the
total.
"""

from rigcheck.engines.instruments.changes import Change, ChangeKind, ReliableLines, Turn, change, reliable_lines
from rigcheck.engines.instruments.columns import column, score_columns
from rigcheck.engines.instruments.definition import (
    Band,
    Cut,
    Direction,
    Instrument,
    Item,
    RuleKind,
    SafetyRule,
    Ship,
    ShipState,
    Suggestion,
)
from rigcheck.engines.instruments.path import flags, next_item, skipped
from rigcheck.engines.instruments.reading import catalogue, load, offered
from rigcheck.engines.instruments.rowscores import INVALID, MISSING, ColumnScores, RowState
from rigcheck.engines.instruments.scoring import AnswerSheet, Result, score, score_sheet

__all__ = [
    "INVALID",
    "MISSING",
    "AnswerSheet",
    "Band",
    "Change",
    "ChangeKind",
    "ColumnScores",
    "Cut",
    "Direction",
    "Instrument",
    "Item",
    "ReliableLines",
    "Result",
    "RowState",
    "RuleKind",
    "SafetyRule",
    "Ship",
    "ShipState",
    "Suggestion",
    "Turn",
    "catalogue",
    "change",
    "column",
    "flags",
    "load",
    "next_item",
    "offered",
    "reliable_lines",
    "score",
    "score_columns",
    "score_sheet",
    "skipped",
]
