"""Live sessions of groups."""

from dataclasses import dataclass
from enum import StrEnum

from django.db import models

from rigcheck.outside.databases.fields import MonthField, Opaque16, PublicChar, Sealed


class Phase(StrEnum):
    """How far a live session has come. Each value is written to disk: never change one, only add."""

    PLANNED = "planned"
    LIVE = "live"
    OVER = "over"


class Sitting(models.Model):
    """A live session: when it is, what about, and who leads it are sealed."""

    id = Opaque16(primary_key=True)
    group = Opaque16(db_index=True)
    state = PublicChar(max_length=8)
    blob = Sealed()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "meetings_sitting"


@dataclass(frozen=True, slots=True)
class Meeting:
    """What stands under the seal of a live session. `starts`: ISO moment in UTC; `guide`: the seat in hex."""

    title: str
    starts: str
    minutes: int
    zone: str
    guide: str
