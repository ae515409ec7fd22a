"""Pages of backup: the member's, which needs no sign-in, and the supporters'."""

from rigcheck.care.paging.views.member import backup, drop, in_contact, press, state, ticket, who, wishes, withdraw
from rigcheck.care.paging.views.supporter import let_go, one, reached, requests, take

__all__ = [
    "backup",
    "drop",
    "in_contact",
    "let_go",
    "one",
    "press",
    "reached",
    "requests",
    "state",
    "take",
    "ticket",
    "who",
    "wishes",
    "withdraw",
]
