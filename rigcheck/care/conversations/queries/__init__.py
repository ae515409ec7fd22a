"""Reading talks: what waits for one side, and what it keeps."""

from rigcheck.care.conversations.models import Opening, Party, Side, State, Step, Written
from rigcheck.care.conversations.queries.talks import Listed, Seen, file_of, listed, member_party, seen, supporter_party

__all__ = [
    "Listed",
    "Opening",
    "Party",
    "Seen",
    "Side",
    "State",
    "Step",
    "Written",
    "file_of",
    "listed",
    "member_party",
    "seen",
    "supporter_party",
]
