"""What supporters say of themselves. They work under a name; how to page them is sealed all the same."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from django.db import models

from rigcheck.care.vault import classes
from rigcheck.care.vault.classes import RecordClass
from rigcheck.care.vault.queries import Record, renewed
from rigcheck.outside.databases.fields import (
    LivingDateTime,
    MonthField,
    Opaque16,
    OpaqueBytes,
    PublicChar,
    PublicCount,
    PublicFlag,
    PublicText,
    Sealed,
)

AGENCY_LETTERS = 80
LANGUAGES_LETTERS = 80
WORDS_LETTERS = 600
FAITH_LETTERS = 60


class State(StrEnum):
    """How far a supporter has come. Each value is written to disk: never change one, only add."""

    SETTING_UP = "setting-up"
    """A step is still missing: who they are, a way to page them, Do Not Disturb, the test page."""
    READY = "ready"
    """May be paged."""
    PAUSED = "paused"
    """Everything is set up, and they take no pages for now."""


class Setup(models.Model):
    """One supporter. `id` is that of their seat; a seat that nobody set up has no row here."""

    id = Opaque16(primary_key=True)
    state = PublicChar(max_length=12, sensitivity="seat")
    agency = PublicChar(max_length=AGENCY_LETTERS, sensitivity="seat")
    trade = PublicChar(max_length=12, sensitivity="seat")
    unit_group = PublicChar(max_length=AGENCY_LETTERS, sensitivity="seat", default="", blank=True)
    supervises = PublicFlag(sensitivity="seat", default=False)
    languages = PublicChar(max_length=LANGUAGES_LETTERS, sensitivity="seat", default="", blank=True)
    """Codes (ISO 639), parted by commas."""
    let_through = PublicFlag(sensitivity="seat", default=False)
    """They said that their phone lets our number through Do Not Disturb."""

    class Meta:
        db_table = "peers_setup"


class Address(models.Model):
    """One way to page a supporter. The address is sealed to the notifier's key; `digest` is the HMAC of a number."""

    id = Opaque16(primary_key=True)
    supporter = Opaque16(sensitivity="seat", db_index=True)
    channel = PublicChar(max_length=8, sensitivity="seat")
    address = Sealed()
    digest = OpaqueBytes(max_length=32, db_index=True)
    ending = PublicChar(max_length=2, sensitivity="seat", default="", blank=True)
    """The last two digits, so that its owner knows it again."""
    place = PublicCount(sensitivity="seat")
    """Order of preference, from 0."""
    proved = MonthField(default="", blank=True)
    """The month in which a test page was answered there; empty before that, and then nobody is paged there."""

    class Meta:
        db_table = "peers_address"
        constraints = [models.UniqueConstraint(fields=["channel", "digest"], name="one_supporter_for_each_number")]


class Rehearsal(models.Model):
    """A test page on its way; answered or an hour old, it is gone."""

    life: ClassVar = timedelta(hours=1)

    id = Opaque16(primary_key=True)
    address = Opaque16(db_index=True)
    sent = LivingDateTime()

    class Meta:
        db_table = "peers_rehearsal"


class Profile(models.Model):
    """What members read of a peer or chaplain before they write to them. `id` is that of their seat."""

    id = Opaque16(primary_key=True)
    words = PublicText(sensitivity="seat", default="", blank=True)
    lived = PublicText(sensitivity="seat", default="", blank=True)
    """What they have lived through, if they want to say it."""
    faith = PublicChar(max_length=FAITH_LETTERS, sensitivity="seat", default="", blank=True)
    """In their own words, or none; empty where they leave it open."""
    times = PublicChar(max_length=60, sensitivity="seat", default="", blank=True)
    """When they usually answer: names of `queries.TIMES`, parted by commas."""
    investigates = PublicFlag(sensitivity="seat", default=False)
    """They work in internal affairs or professional standards."""

    class Meta:
        db_table = "peers_profile"


@renewed
@dataclass(frozen=True, slots=True)
class Wishes(Record):
    """With whom a member would rather not talk, kept locked with their account.

    `groups`: names of the unit groups that are theirs; `without`: seats in hex; `own`: people of their own unit, their
    chain of command and internal affairs are welcome too.
    """

    kind: ClassVar[RecordClass] = classes.SUPPORT_WISHES
    version: ClassVar[int] = 1

    groups: list[str] = field(default_factory=list)
    own: bool = False
    without: list[str] = field(default_factory=list)
