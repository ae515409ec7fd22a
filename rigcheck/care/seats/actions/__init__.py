"""Changing working seats."""

from rigcheck.care.seats.actions.filling import (
    Invited,
    invite,
    invite_again,
    leave_seat,
    let_in_first_lead,
    open_seat,
    suspend,
    verify,
    withdraw,
)

__all__ = [
    "Invited",
    "invite",
    "invite_again",
    "leave_seat",
    "let_in_first_lead",
    "open_seat",
    "suspend",
    "verify",
    "withdraw",
]
