"""Keeping the index in step, and what leads write."""

from rigcheck.care.finding.actions.indexing import bring_up_to_date
from rigcheck.care.finding.actions.keeping import (
    discard_file,
    forget_files,
    hide_entry,
    remove_entry,
    take_file,
    write_entry,
    write_file,
)

__all__ = [
    "bring_up_to_date",
    "discard_file",
    "forget_files",
    "hide_entry",
    "remove_entry",
    "take_file",
    "write_entry",
    "write_file",
]
