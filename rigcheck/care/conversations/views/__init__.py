"""Pages of talks, and what their scripts ask for."""

from rigcheck.care.conversations.views.boxes import begin, close, erase, files, keep, keys, prekey, state, step, who
from rigcheck.care.conversations.views.pages import mine, one, somebody, supporters_one, supporting

__all__ = [
    "begin",
    "close",
    "erase",
    "files",
    "keep",
    "keys",
    "mine",
    "one",
    "prekey",
    "somebody",
    "state",
    "step",
    "supporters_one",
    "supporting",
    "who",
]
