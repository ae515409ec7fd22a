"""Working seats. Unlike members, their holders stand here in clear: they work under a name."""

from enum import StrEnum

from django.db import models

from rigcheck.outside.databases.fields import MonthField, Opaque16, OpaqueBytes, PublicChar

NAME_LETTERS = 60


class State(StrEnum):
    """How far a seat has come. Each value is written to disk: never change one, only add."""

    INVITED = "invited"
    """A card was made out; nobody has opened it."""
    OPENED = "opened"
    """Somebody opened an account with the card; nobody has vouched for their keys."""
    VERIFIED = "verified"
    """A lead met them, compared the words, and signed their keys."""
    SUSPENDED = "suspended"
    """The keys stand as ended in the list; nothing new is shared with them."""


class Holder(models.Model):
    """One working seat. `card` is the digest of the code that opens it, empty once used."""

    id = Opaque16(primary_key=True)
    name = PublicChar(max_length=NAME_LETTERS, sensitivity="seat")
    seat = PublicChar(max_length=12, sensitivity="seat")
    state = PublicChar(max_length=12, sensitivity="seat")
    invited_by = Opaque16(sensitivity="seat", default=b"", blank=True)
    """The lead who invited them; empty for a lead whom the operator's command let in."""
    card = OpaqueBytes(max_length=32, default=b"", blank=True, db_index=True)
    card_expires = MonthField(default="", blank=True)
    account = Opaque16(default=b"", blank=True, db_index=True)
    seal_public = OpaqueBytes(max_length=1216, default=b"", blank=True)
    sign_public = OpaqueBytes(max_length=32, default=b"", blank=True)
    certified_by = Opaque16(sensitivity="seat", default=b"", blank=True)
    certificate = OpaqueBytes(max_length=64, default=b"", blank=True)
    """The certifying lead's Ed25519 signature over the seat's line in the list of keys."""

    class Meta:
        db_table = "seats_holder"
