"""Rotas, and what is changed about them. All of it is about seats, whose holders work under a name."""

from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from django.db import models

from rigcheck.outside.databases.fields import LivingDateTime, Opaque16, OpaqueBytes, PublicChar, PublicCount

NAME_LETTERS = 40
ZONE_LETTERS = 64


class State(StrEnum):
    """How far an offer has come; taken, it is gone. Each value is written to disk: never change one, only add."""

    OPEN = "open"
    """Waits for an answer."""
    DECLINED = "declined"
    """Whoever was asked said no."""


class Rota(models.Model):
    """A rota as the lead made it: no date stands here. `phase` says where in the round the weeks of history begin."""

    id = Opaque16(primary_key=True)
    name = PublicChar(max_length=NAME_LETTERS, sensitivity="seat")
    zone = PublicChar(max_length=ZONE_LETTERS, sensitivity="seat")
    starts = PublicChar(max_length=5, sensitivity="seat")
    """Time on the wall at which a watch begins, and a turn is handed over, such as 07:00."""
    ends = PublicChar(max_length=5, sensitivity="seat")
    """Time at which a watch ends; the same as `starts` where it lasts round the clock."""
    days = PublicCount(sensitivity="seat")
    """Days in a turn."""
    phase = PublicCount(sensitivity="seat")
    """Days from Monday, 1 January 2024 to a day on which the first person's turn began, less whole rounds."""

    class Meta:
        db_table = "oncall_rota"


class Turn(models.Model):
    """A supporter's place in the order of a rota."""

    id = Opaque16(primary_key=True)
    rota = Opaque16(sensitivity="seat")
    place = PublicCount(sensitivity="seat")
    supporter = Opaque16(sensitivity="seat", db_index=True)

    class Meta:
        db_table = "oncall_turn"
        constraints = [models.UniqueConstraint(fields=["rota", "place"], name="one_turn_at_each_place")]


class Change(models.Model):
    """Somebody else is on for a while than the turns say; see `engines.rotas.Change`. Over, it is gone."""

    life: ClassVar = timedelta(days=92)

    id = Opaque16(primary_key=True)
    rota = Opaque16(sensitivity="seat", db_index=True)
    starts = LivingDateTime()
    ends = LivingDateTime()
    comes = Opaque16(sensitivity="seat", default=b"", blank=True)
    leaves = Opaque16(sensitivity="seat", default=b"", blank=True)
    made = LivingDateTime()
    """Later ones lie over earlier ones."""

    class Meta:
        db_table = "oncall_change"


class Up(models.Model):
    """A supporter who said that they are up for some hours. `id` is that of their seat."""

    life: ClassVar = timedelta(hours=24)

    id = Opaque16(primary_key=True)
    until = LivingDateTime()

    class Meta:
        db_table = "oncall_up"


class Offer(models.Model):
    """A duty to give away: to anybody (`asked` is empty), or to one person against a duty of theirs."""

    life: ClassVar = timedelta(days=92)

    id = Opaque16(primary_key=True)
    state = PublicChar(max_length=10, sensitivity="seat")
    rota = Opaque16(sensitivity="seat")
    supporter = Opaque16(sensitivity="seat", db_index=True)
    starts = LivingDateTime()
    ends = LivingDateTime()
    asked = Opaque16(sensitivity="seat", default=b"", blank=True)
    back_rota = Opaque16(sensitivity="seat", default=b"", blank=True)
    back_starts = LivingDateTime(null=True, blank=True)
    back_ends = LivingDateTime(null=True, blank=True)

    class Meta:
        db_table = "oncall_offer"


class Feed(models.Model):
    """The secret address of a supporter's calendar, by its digest. `id` is that of their seat."""

    id = Opaque16(primary_key=True)
    digest = OpaqueBytes(max_length=32, unique=True)

    class Meta:
        db_table = "oncall_feed"


class Told(models.Model):
    """A hand-over that somebody was told of already: SHA-256 of who and when, cut to 16 bytes."""

    life: ClassVar = timedelta(days=2)

    id = Opaque16(primary_key=True)
    until = LivingDateTime()

    class Meta:
        db_table = "oncall_told"
