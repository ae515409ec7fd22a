"""Reading links and keys, drawing letters, and the page that is the same for everybody."""

from rigcheck.roster.agencies.queries import agency
from rigcheck.roster.invitations.queries.fixed_page import FixedPage, Part, fixed_page
from rigcheck.roster.invitations.queries.keys import hindrance, issuer, own_keylog_text, private_key
from rigcheck.roster.invitations.queries.letters import as_csv, as_pdf
from rigcheck.roster.invitations.queries.links import (
    Offer,
    Standing,
    code_digest,
    counts,
    listed,
    offer_of,
    standing,
    unwritten,
)

__all__ = [
    "FixedPage",
    "Offer",
    "Part",
    "Standing",
    "agency",
    "as_csv",
    "as_pdf",
    "code_digest",
    "counts",
    "fixed_page",
    "hindrance",
    "issuer",
    "listed",
    "offer_of",
    "own_keylog_text",
    "private_key",
    "standing",
    "unwritten",
]
