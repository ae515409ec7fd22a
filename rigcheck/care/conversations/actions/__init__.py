"""Writing talks: beginning, saying, keeping, closing, and taking away what is over. Each is one transaction."""

from rigcheck.care.conversations.actions.files import keep_file
from rigcheck.care.conversations.actions.talking import change_keep, close, erase, leave, open_talk, step
from rigcheck.care.conversations.actions.telling import ring
from rigcheck.care.conversations.actions.tidying import tidy

__all__ = ["change_keep", "close", "erase", "keep_file", "leave", "open_talk", "ring", "step", "tidy"]
