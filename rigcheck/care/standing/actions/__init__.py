"""Changing a supporter's standing: joining, learning, being looked after, leaving. Each names who did it."""

from rigcheck.care.standing.actions.joining import (
    admit,
    agree,
    bring_back,
    hand_in,
    note_on_paper,
    remove,
    select,
    speak_for,
    step_down,
    tidy,
    turn_down,
)
from rigcheck.care.standing.actions.learning import Asked, Told, add, ask_of_all, drop, see, supervised

__all__ = [
    "Asked",
    "Told",
    "add",
    "admit",
    "agree",
    "ask_of_all",
    "bring_back",
    "drop",
    "hand_in",
    "note_on_paper",
    "remove",
    "see",
    "select",
    "speak_for",
    "step_down",
    "supervised",
    "tidy",
    "turn_down",
]
