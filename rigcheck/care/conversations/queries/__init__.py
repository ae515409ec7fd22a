"""Reading talks: what waits for one side, and what it keeps."""

from rigcheck.care.conversations.models import Opening, Party, Side, State, Step, Written
from rigcheck.care.conversations.queries.talks import (
    Listed,
    Seen,
    ear,
    file_of,
    listed,
    member_party,
    seen,
    supporter_party,
)

__all__ = [
    "Listed",
    "Opening",
    "Party",
    "Seen",
    "Side",
    "State",
    "Step",
    "Written",
    "ear",
    "file_of",
    "listed",
    "member_party",
    "seen",
    "supporter_party",
]
