"""Changing the directory."""

from rigcheck.care.directory.actions.entries import remove_entries, write_entries

__all__ = ["remove_entries", "write_entries"]
