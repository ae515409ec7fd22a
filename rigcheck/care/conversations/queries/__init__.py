"""Reading talks: what waits for one side, what it keeps, and who can be talked to."""

from rigcheck.care.conversations.models import Opening, Party, Side, State, Step, Written
from rigcheck.care.conversations.queries.people import Offer, name_of, offer_of, offered, offers
from rigcheck.care.conversations.queries.prekeys import Left, Public, left
from rigcheck.care.conversations.queries.talks import Listed, Seen, file_of, listed, member_party, seen, supporter_party

__all__ = [
    "Left",
    "Listed",
    "Offer",
    "Opening",
    "Party",
    "Public",
    "Seen",
    "Side",
    "State",
    "Step",
    "Written",
    "file_of",
    "left",
    "listed",
    "member_party",
    "name_of",
    "offer_of",
    "offered",
    "offers",
    "seen",
    "supporter_party",
]
