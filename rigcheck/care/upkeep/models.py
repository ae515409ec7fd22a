"""What supporters ask for themselves, how much they carry, and what the programme knows. No member is here."""

from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from django.db import models

from rigcheck.outside.databases.fields import (
    LivingDateTime,
    MonthField,
    Opaque16,
    PublicChar,
    PublicCount,
    PublicFlag,
)


class Wish(StrEnum):
    """What a supporter asks for themselves. Each value is written to disk: never change one, only add."""

    CALL = "call"
    """Somebody should call them, twice."""
    SUPERVISION = "supervision"
    """To talk a contact over, without saying with whom it was."""


class AskState(StrEnum):
    """How far that has come. Each value is written to disk: never change one, only add."""

    ASKED = "asked"
    TAKEN = "taken"
    TALKED_ONCE = "talked-once"
    """The first call was made; the second is offered."""
    SECOND_DUE = "second-due"
    DONE = "done"


class Load(models.Model):
    """How many people one supporter talks with. `id` is that of their seat; whoever never said a limit has three."""

    id = Opaque16(primary_key=True)
    most = PublicCount(sensitivity="seat", default=3)
    """At the same time, by their own choice."""
    talking = PublicCount(sensitivity="seat", default=0)
    """Now. Shown to nobody as a number."""

    class Meta:
        db_table = "upkeep_load"


class Ask(models.Model):
    """Something a supporter asks for themselves. No reason stands here; over, or two months old, it is gone."""

    life: ClassVar = timedelta(days=60)

    id = Opaque16(primary_key=True)
    supporter = Opaque16(sensitivity="seat", db_index=True)
    wish = PublicChar(max_length=12, sensitivity="seat")
    state = PublicChar(max_length=12, sensitivity="seat")
    taken_by = Opaque16(sensitivity="seat", default=b"", blank=True)
    asked = LivingDateTime()
    due = LivingDateTime()
    """When the next talk is due."""

    class Meta:
        db_table = "upkeep_ask"


class Contact(models.Model):
    """One contact, for the programme: of which kind, about how long, whether somebody else was named. Nobody's."""

    id = Opaque16(primary_key=True)
    month = MonthField(db_index=True)
    kind = PublicChar(max_length=12)
    band = PublicChar(max_length=8)
    referred = PublicFlag()

    class Meta:
        db_table = "upkeep_contact"


class Answered(models.Model):
    """How soon one supporter answered those who wrote to them in a month: how often within each band."""

    id = Opaque16(primary_key=True)
    supporter = Opaque16(sensitivity="seat")
    month = MonthField()
    quarter = PublicCount(sensitivity="seat", default=0)
    hour = PublicCount(sensitivity="seat", default=0)
    day = PublicCount(sensitivity="seat", default=0)
    later = PublicCount(sensitivity="seat", default=0)

    class Meta:
        db_table = "upkeep_answered"
        constraints = [models.UniqueConstraint(fields=["supporter", "month"], name="one_row_for_each_month")]
