"""What counsel has confirmed."""

from django.db import models

from rigcheck.outside.databases.fields import MonthField, Opaque16, OpaqueBytes, PublicChar, PublicCount, PublicDay

COUNSEL_LETTERS = 120
PACK_LETTERS = 40


class Confirmation(models.Model):
    """Counsel has confirmed what one pack says for one role: `mark` is the SHA-256 of that very text.

    A row is an act and stays: one that was replaced or taken back has an end, and counts no longer.
    """

    id = Opaque16(primary_key=True)
    pack = PublicChar(max_length=PACK_LETTERS)
    version = PublicCount()
    role = PublicChar(max_length=12)
    mark = OpaqueBytes(max_length=32)
    counsel = PublicChar(max_length=COUNSEL_LETTERS, sensitivity="seat")
    """Name and office of whoever confirmed it."""
    lead = PublicChar(max_length=60, sensitivity="seat")
    """The lead who wrote it down."""
    confirmed_on = PublicDay()
    expires_on = PublicDay()
    written = MonthField(default="", blank=True)
    ended = MonthField(default="", blank=True)
    """The month in which another took its place, or it was taken back; empty while it stands."""
    ended_by = PublicChar(max_length=60, sensitivity="seat", default="", blank=True)
    """The lead who wrote that down."""

    class Meta:
        db_table = "limits_confirmation"
