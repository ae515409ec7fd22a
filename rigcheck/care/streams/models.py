"""Events and tickets: both are gone within minutes, and neither says whose it is."""

from datetime import timedelta
from typing import ClassVar

from django.db import models

from rigcheck.outside.databases.fields import LivingDateTime, Opaque16, OpaqueBytes, Sealed


class Event(models.Model):
    """Something happened on a channel. `at` lies in the order of commits on SQLite, and nearly so on PostgreSQL."""

    life: ClassVar = timedelta(minutes=15)

    id = Opaque16(primary_key=True)
    channel = OpaqueBytes(max_length=32, sensitivity="living")
    body = OpaqueBytes(max_length=4096, sensitivity="living")
    at = LivingDateTime(db_index=True)

    class Meta:
        db_table = "stream_event"
        indexes = (models.Index(fields=["channel", "at"], name="stream_event_channel_at"),)


class Ticket(models.Model):
    """Lets one stream be opened, once. The channels are locked under the ticket, of which only SHA-256 is here."""

    life: ClassVar = timedelta(seconds=30)

    digest = OpaqueBytes(primary_key=True, max_length=32)
    channels = Sealed()
    expires = LivingDateTime(db_index=True)

    class Meta:
        db_table = "stream_ticket"
