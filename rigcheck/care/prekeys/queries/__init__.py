"""Who has keys to begin with, and with whom a talk can begin."""

from rigcheck.care.prekeys.queries.keys import Left, Public, left, offered, with_keys
from rigcheck.care.prekeys.queries.people import Offer, Suggestion, may_begin, offer_of, offers, suggestions

__all__ = [
    "Left",
    "Offer",
    "Public",
    "Suggestion",
    "left",
    "may_begin",
    "offer_of",
    "offered",
    "offers",
    "suggestions",
    "with_keys",
]
