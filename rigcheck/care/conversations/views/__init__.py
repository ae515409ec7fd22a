"""Pages of talks, and what their scripts ask for."""

from rigcheck.care.conversations.views.boxes import begin, close, erase, files, keep, ring, state, step, who
from rigcheck.care.conversations.views.pages import mine, one, somebody, supporters_one, supporting

__all__ = [
    "begin",
    "close",
    "erase",
    "files",
    "keep",
    "mine",
    "one",
    "ring",
    "somebody",
    "state",
    "step",
    "supporters_one",
    "supporting",
    "who",
]
