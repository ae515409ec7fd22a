"""Changing the directory."""

from rigcheck.care.directory.actions.checks import Heard, check, publish
from rigcheck.care.directory.actions.entries import remove_entries, write_entries
from rigcheck.care.directory.actions.packs import Taken, accept, forget, give_out, take_in

__all__ = [
    "Heard",
    "Taken",
    "accept",
    "check",
    "forget",
    "give_out",
    "publish",
    "remove_entries",
    "take_in",
    "write_entries",
]
