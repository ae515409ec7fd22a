"""The members' pages of the directory, and the lead's."""

from rigcheck.care.finding.views.files import as_json, as_package, check, discard, send, write
from rigcheck.care.finding.views.keeping import add, change, entries, hide, remove
from rigcheck.care.finding.views.looking import look, one

__all__ = [
    "add",
    "as_json",
    "as_package",
    "change",
    "check",
    "discard",
    "entries",
    "hide",
    "look",
    "one",
    "remove",
    "send",
    "write",
]
