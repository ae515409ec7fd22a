"""Reading the directory. What the crisis page needs is read from files; the rest from the table."""

from rigcheck.care.directory.models import OURS, By, Channel, Country, Door, Kind, Line, Operator, Role, Status
from rigcheck.care.directory.queries.entries import Told, areas, entries, entries_of, fits, keys_of
from rigcheck.care.directory.queries.facts import Facts, channels_of, entry_id, facts_of, line_of, row_from_line, spaced
from rigcheck.care.directory.queries.packs import partners
from rigcheck.care.directory.queries.shipped import SUPPORTED
from rigcheck.care.directory.queries.standing import (
    HOME,
    CrisisPage,
    every_line,
    line,
    lines,
    not_dialled,
    page,
    page_at_hand,
    running_out,
    to_call,
)

__all__ = [
    "HOME",
    "OURS",
    "SUPPORTED",
    "By",
    "Channel",
    "Country",
    "CrisisPage",
    "Door",
    "Facts",
    "Kind",
    "Line",
    "Operator",
    "Role",
    "Status",
    "Told",
    "areas",
    "channels_of",
    "entries",
    "entries_of",
    "entry_id",
    "every_line",
    "facts_of",
    "fits",
    "keys_of",
    "line",
    "line_of",
    "lines",
    "not_dialled",
    "page",
    "page_at_hand",
    "partners",
    "row_from_line",
    "running_out",
    "spaced",
    "to_call",
]
