"""Groups and the places in them. What they say of themselves lies closed under the group's key, kept in the keybox.

Members are known by the alias that their session computes for this one group; a copy of these tables tells how many
aliases a group has, never whose, nor which two are one person's.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from django.db import models

from rigcheck.outside.databases.fields import (
    LivingDateTime,
    MonthField,
    Opaque16,
    OpaqueBytes,
    PublicChar,
    PublicCount,
    PublicFlag,
    Sealed,
)


class Kind(StrEnum):
    """Who finds a group. Each value here and below is written to disk: never change one, only add."""

    TOPIC = "topic"
    """Stands in the list; whoever it admits may join."""
    CLOSED = "closed"
    """Stands in no list; a code from one of its moderators lets somebody in."""


class Standing(StrEnum):
    """How a group stands to one alias."""

    IN = "in"
    BARRED = "barred"
    APPEALED = "appealed"
    """Barred, and they asked somebody else to look again."""
    SETTLED = "settled"
    """Looked at again: still barred, until the row goes."""


class Group(models.Model):
    """One group. Its name, what it is about and its rules are sealed: a name may tell more than any post.

    `places`: how many a small group takes that a supporter offered; 0 is any number. `tune`: what its open pages listen
    to hangs on it; drawn anew when somebody is barred, so that they hear nothing more.
    """

    id = Opaque16(primary_key=True)
    kind = PublicChar(max_length=8)
    family = PublicFlag(default=False)
    """Families are let in too."""
    retirees = PublicFlag(default=False)
    """So is whoever has left the job."""
    places = PublicCount(default=0)
    tune = Opaque16()
    words = Sealed()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "groups_group"


class Guide(models.Model):
    """Somebody in a working seat who moderates a group, and leads its live sessions."""

    id = Opaque16(primary_key=True)
    group = Opaque16(sensitivity="seat", db_index=True)
    seat = Opaque16(sensitivity="seat", db_index=True)

    class Meta:
        db_table = "groups_guide"
        constraints = [models.UniqueConstraint(fields=["group", "seat"], name="one_guide_of_a_seat")]


class Membership(models.Model):
    """An alias in a group. `id` is the alias: HMAC(index, "group <id>"), which nobody else can compute."""

    id = Opaque16(primary_key=True)
    group = Opaque16(db_index=True)
    state = PublicChar(max_length=8)
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "groups_membership"


class Code(models.Model):
    """Lets one person into a closed group, once. `digest` is SHA-256 of what stands on the slip."""

    digest = OpaqueBytes(primary_key=True, max_length=32)
    group = Opaque16(db_index=True)
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "groups_code"


class Pace(models.Model):
    """One of the few times that an alias may do something in a while: HMAC under the group's secret."""

    life: ClassVar = timedelta(days=1, hours=1)

    id = Opaque16(primary_key=True)
    until = LivingDateTime(db_index=True)
    """The end of the while: the same moment for everybody."""

    class Meta:
        db_table = "groups_pace"


@dataclass(frozen=True, slots=True)
class About:
    """What stands under the seal of a group. `need`: what the directory is asked for beside it."""

    name: str
    about: str
    rules: str = ""
    need: str = ""
