"""Candidates and supporters, and what they learned and when it runs out. No member is here."""

from enum import StrEnum

from django.db import models

from rigcheck.outside.databases.fields import (
    MonthField,
    Opaque16,
    PublicChar,
    PublicCount,
    PublicFlag,
    PublicText,
)

WHY_LETTERS = 600
TITLE_LETTERS = 80


class State(StrEnum):
    """How far somebody has come. Each value is written to disk: never change one, only add."""

    APPLYING = "applying"
    """They have a seat and have not handed in why."""
    APPLIED = "applied"
    """Handed in; colleagues may now speak for them."""
    NOMINATED = "nominated"
    """Enough colleagues spoke for them."""
    TURNED_DOWN = "turned-down"
    """Not this time. They may apply again."""
    SELECTED = "selected"
    """The lead talked with them and chose them."""
    AGREED = "agreed"
    """They agreed to what supporters keep to."""
    SERVING = "serving"
    """Admitted, and in date when that was last looked at."""
    LAPSED = "lapsed"
    """Something ran out: nobody is sent to them until it is renewed."""
    STEPPED_DOWN = "stepped-down"
    """They left of their own accord."""
    REMOVED = "removed"
    """The lead took them out."""


class Kind(StrEnum):
    """What is written down of somebody's training. Each value is written to disk: never change one, only add."""

    COURSE = "course"
    REFRESHER = "refresher"
    CERTIFICATE = "certificate"
    SUPERVISION = "supervision"


class Issuer(StrEnum):
    """Who gave a certificate. Each value is written to disk: never change one, only add."""

    ICISF = "icisf"
    OTHER = "other"


class Candidate(models.Model):
    """One candidate or supporter. `id` is that of their seat; a seat that never applied has no row here."""

    id = Opaque16(primary_key=True)
    state = PublicChar(max_length=12, sensitivity="seat")
    why = PublicText(sensitivity="seat", default="", blank=True)
    selected_by = Opaque16(sensitivity="seat", default=b"", blank=True)
    agreement = PublicChar(max_length=8, sensitivity="seat", default="", blank=True)
    """Which wording they agreed to."""
    agreed = MonthField(default="", blank=True)
    since = MonthField(default="", blank=True)
    """The month in which they were admitted."""
    ended = PublicChar(max_length=12, sensitivity="seat", default="", blank=True)
    """How they were out before: turned down, left, or on which ground the lead removed them. One word of a list, no
    story; it goes when they are admitted."""

    class Meta:
        db_table = "standing_candidate"


class Nomination(models.Model):
    """One colleague who speaks for a candidate; `on_paper`: a lead holds the sheet of somebody without a seat."""

    id = Opaque16(primary_key=True)
    candidate = Opaque16(sensitivity="seat", db_index=True)
    by = Opaque16(sensitivity="seat")
    on_paper = PublicFlag(sensitivity="seat", default=False)

    class Meta:
        db_table = "standing_nomination"
        constraints = [
            models.UniqueConstraint(
                fields=["candidate", "by"], condition=models.Q(on_paper=False), name="speaks_for_somebody_once"
            )
        ]


class Learned(models.Model):
    """A course, a refresher, a certificate or an hour of supervision. It counts once a lead has seen it."""

    id = Opaque16(primary_key=True)
    supporter = Opaque16(sensitivity="seat", db_index=True)
    kind = PublicChar(max_length=12, sensitivity="seat")
    issuer = PublicChar(max_length=8, sensitivity="seat", default="", blank=True)
    title = PublicChar(max_length=TITLE_LETTERS, sensitivity="seat")
    hours = PublicCount(sensitivity="seat", default=0)
    month = MonthField()
    expires = MonthField(default="", blank=True)
    """The last month in which a certificate is good; empty where it names none."""
    seen_by = Opaque16(sensitivity="seat", default=b"", blank=True)

    class Meta:
        db_table = "standing_learned"


class Rules(models.Model):
    """What this site asks of its supporters. One row; a number of 0 asks for nothing."""

    id = Opaque16(primary_key=True)
    nominations = PublicCount(default=1)
    certificate = PublicFlag(default=True)
    hours = PublicCount(default=0)
    refresher_months = PublicCount(default=0)
    supervision_months = PublicCount(default=0)
    set_by = Opaque16(sensitivity="seat", default=b"", blank=True)

    class Meta:
        db_table = "standing_rules"
