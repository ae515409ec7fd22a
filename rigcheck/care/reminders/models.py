"""What a member wants to be reminded of and how; what lies ahead; and the feed that a calendar reads."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar, Final

from django.db import models

from rigcheck.care.vault import classes
from rigcheck.care.vault.queries import Record, renewed
from rigcheck.outside.databases.fields import LivingDateTime, MonthField, Opaque16, Sealed

HORIZON: Final = timedelta(days=60)
"""How far ahead anything is planned: less than a job may live."""
MOST: Final = 14
"""How many lie ahead at most; then silence."""


class Way(StrEnum):
    """How somebody wants to be reminded. Each value is written under a seal: never change one, only add."""

    NONE = ""
    PUSH = "push"
    MAIL = "mail"
    TEXT = "text"
    CALENDAR = "calendar"


@renewed
@dataclass(frozen=True, slots=True)
class OwnReminders(Record):
    """A member's reminders.

    `to` is the address for `way`: a subscription as JSON, a mail address, a number, or the 32 bytes (hex) that name and
    open the calendar feed. `days` are days that the member chose, ISO 8601; `zone` is the zone they are in.
    """

    kind: ClassVar[classes.RecordClass] = classes.REMINDERS
    way: str = Way.NONE.value
    to: str = field(default="", repr=False)
    check_ins: bool = True
    assessments: bool = True
    days: list[str] = field(default_factory=list)
    zone: str = "UTC"


class Planned(models.Model):
    """One reminder that lies ahead. Only its owner can compute `key`; `job` is the name of what sends it."""

    life: ClassVar = HORIZON + timedelta(days=2)

    key = Opaque16(primary_key=True)
    job = Opaque16(sensitivity="living")
    due = LivingDateTime(db_index=True)

    class Meta:
        db_table = "reminders_planned"


class Feed(models.Model):
    """The moments of one calendar feed, closed with a key that stands in the feed's own address and nowhere else."""

    id = Opaque16(primary_key=True)
    blob = Sealed()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "reminders_feed"
