"""Offering cards, and signing them."""

from rigcheck.roster.invitations.actions.signing import sign

__all__ = ["sign"]
