"""Reading the directory. What the crisis page needs is read from files; the rest from the table."""

from rigcheck.care.directory.models import OURS, By, Channel, Country, Door, Kind, Line, Operator, Role, Status
from rigcheck.care.directory.queries.facts import entry_id, facts_of, line_of, spaced
from rigcheck.care.directory.queries.shipped import SUPPORTED
from rigcheck.care.directory.queries.standing import (
    HOME,
    CrisisPage,
    every_line,
    lines,
    not_dialled,
    page,
    page_at_hand,
    running_out,
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
    "Kind",
    "Line",
    "Operator",
    "Role",
    "Status",
    "entry_id",
    "every_line",
    "facts_of",
    "line_of",
    "lines",
    "not_dialled",
    "page",
    "page_at_hand",
    "running_out",
    "spaced",
]
