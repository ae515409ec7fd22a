"""Reading links, and the page that is the same for everybody."""

from rigcheck.roster.invitations.queries.fixed_page import FixedPage, Part, fixed_page
from rigcheck.roster.invitations.queries.links import (
    Offer,
    Standing,
    code_digest,
    issued,
    listed,
    offer_of,
    own_keylog_text,
    standing,
    unwritten,
)

__all__ = [
    "FixedPage",
    "Offer",
    "Part",
    "Standing",
    "code_digest",
    "fixed_page",
    "issued",
    "listed",
    "offer_of",
    "own_keylog_text",
    "standing",
    "unwritten",
]
