"""Public halves of keys, as supporters' browsers made and signed them."""

from django.db import models

from rigcheck.outside.databases.fields import MonthField, Opaque16, OpaqueBytes, PublicFlag


class Prekey(models.Model):
    """One key of a supporter's. Handed out once; the last resort is kept for when all others are out."""

    id = Opaque16(primary_key=True)
    supporter = Opaque16(sensitivity="seat", db_index=True)
    blob = OpaqueBytes(max_length=2048)
    last = PublicFlag()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "prekey"
