"""Reading talks: what waits for one side, what it keeps, and who can be talked to."""

from rigcheck.care.conversations.models import Opening, Party, Side, State, Step, Written
from rigcheck.care.conversations.queries.people import Offer, Suggestion, may_begin, offer_of, offers, suggestions
from rigcheck.care.conversations.queries.talks import Listed, Seen, file_of, listed, member_party, seen, supporter_party

__all__ = [
    "Listed",
    "Offer",
    "Opening",
    "Party",
    "Seen",
    "Side",
    "State",
    "Step",
    "Suggestion",
    "Written",
    "file_of",
    "listed",
    "may_begin",
    "member_party",
    "offer_of",
    "offers",
    "seen",
    "suggestions",
    "supporter_party",
]
