"""Cards that open new accounts, how many were printed, and what has been used.

A card knows no batch and no account: copies of the database from two days show that a card went, not whose it was.
"""

from django.db import models

from rigcheck.outside.databases.fields import MonthField, Opaque16, OpaqueBytes, PublicChar, PublicCount


class JoinCard(models.Model):
    """A card that opens one new account; the code itself is only on paper."""

    digest = OpaqueBytes(primary_key=True, max_length=32)
    seat = PublicChar(max_length=12)
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "admission_card"


class CardBatch(models.Model):
    """How many cards were printed at one time, and by whom: a seat's name, or the operator's command."""

    id = Opaque16(primary_key=True)
    seat = PublicChar(max_length=12)
    count = PublicCount()
    month = MonthField()
    printed_by = PublicChar(max_length=80, sensitivity="seat")

    class Meta:
        db_table = "admission_batch"


class Spent(models.Model):
    """What opened an account already: the digest of a card's code or of a token's nonce."""

    digest = OpaqueBytes(primary_key=True, max_length=32)
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "admission_spent"
