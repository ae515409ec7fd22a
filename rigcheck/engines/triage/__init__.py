"""What may help next: from a member's own state to at most three suggestions, each with its reason.

    suggest(State(today=today, checkins=...), installed=SHIPPED, ratings=...)

Rules and practices are data; every sentence is in `texts`. A suggestion is the member's alone to see.
"""

from rigcheck.engines.triage.practices import PRACTICES, SHIPPED, Practice, PracticeKind, Step
from rigcheck.engines.triage.state import (
    CheckIn,
    Flag,
    Helped,
    Kind,
    Level,
    Rating,
    Score,
    ShiftContext,
    State,
    Suggestion,
)
from rigcheck.engines.triage.suggestions import CRISIS_LINES, MOST, suggest
from rigcheck.engines.triage.texts import TEXTS, text_of

__all__ = [
    "CRISIS_LINES",
    "MOST",
    "PRACTICES",
    "SHIPPED",
    "TEXTS",
    "CheckIn",
    "Flag",
    "Helped",
    "Kind",
    "Level",
    "Practice",
    "PracticeKind",
    "Rating",
    "Score",
    "ShiftContext",
    "State",
    "Step",
    "Suggestion",
    "suggest",
    "text_of",
]
