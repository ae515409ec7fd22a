"""Offering cards, and signing them."""

from rigcheck.roster.invitations.actions.offering import LINKS, Written, another, letters, mail_links, offer, purge
from rigcheck.roster.invitations.actions.signing import sign

__all__ = ["LINKS", "Written", "another", "letters", "mail_links", "offer", "purge", "sign"]
