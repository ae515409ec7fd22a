"""Reading links, and the page that is the same for everybody."""

from rigcheck.roster.invitations.queries.fixed_page import FixedPage, Part, fixed_page
from rigcheck.roster.invitations.queries.links import Standing, code_digest, issued, listed, standing, unwritten

__all__ = [
    "FixedPage",
    "Part",
    "Standing",
    "code_digest",
    "fixed_page",
    "issued",
    "listed",
    "standing",
    "unwritten",
]
