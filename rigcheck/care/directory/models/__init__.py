"""What an entry is: plain values for lines as they are shipped, rows for what a site adds, checks and takes in."""

from rigcheck.care.directory.models.lines import (
    By,
    Channel,
    Country,
    Door,
    Kind,
    Line,
    Operator,
    Role,
    Status,
)
from rigcheck.care.directory.models.rows import CARRIED, OURS, Entry, Partner

__all__ = [
    "CARRIED",
    "OURS",
    "By",
    "Channel",
    "Country",
    "Door",
    "Entry",
    "Kind",
    "Line",
    "Operator",
    "Partner",
    "Role",
    "Status",
]
