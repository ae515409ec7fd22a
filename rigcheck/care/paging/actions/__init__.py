"""Writing pages: pressing, answering, and letting time pass. Each is one transaction with the jobs that it asks for."""

from rigcheck.care.paging.actions.answering import (
    contact,
    let_go,
    reached,
    take,
    taken_by_reply,
    withdraw,
)
from rigcheck.care.paging.actions.choosing import keep_choice
from rigcheck.care.paging.actions.pressing import drop_ticket, keep_ticket, press
from rigcheck.care.paging.actions.stepping import handlers, purge, sweep

__all__ = [
    "contact",
    "drop_ticket",
    "handlers",
    "keep_choice",
    "keep_ticket",
    "let_go",
    "press",
    "purge",
    "reached",
    "sweep",
    "take",
    "taken_by_reply",
    "withdraw",
]
