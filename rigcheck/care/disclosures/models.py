"""What is kept: disclosures that wait or could not, what a member is told, and the ledger.

Working seats work under a name and own these rows in clear; what was said, and about whom, is sealed in the browser.
No row leads to a member: `Told` is found by the relation alone, and no column joins it to a disclosure.
"""

from enum import StrEnum

from django.db import models

from rigcheck.outside.databases.fields import (
    MonthField,
    Opaque16,
    OpaqueBytes,
    PublicChar,
    PublicCount,
    PublicFlag,
    Sealed,
)


class State(StrEnum):
    """How far a disclosure has come. Each value is written to disk: never change one, only add."""

    NEW = "new"
    """Not written yet."""
    PROPOSED = "proposed"
    """Waits for a second person."""
    SIGNED = "signed"
    """A second person agrees; nothing was passed on yet."""
    DECLINED = "declined"
    """A second person does not agree."""
    WITHDRAWN = "withdrawn"
    ACTED = "acted"
    """Somebody was in danger: it was passed on at once, and written down afterwards."""
    PASSED = "passed"
    """It was passed on, by telephone or by hand; the software sends nothing."""
    WITHHELD = "withheld"
    """The law forbids telling the member until a month that was set."""
    TOLD = "told"
    """The member was told."""


class Disclosure(models.Model):
    """One disclosure. `own` and `copy` hold what was said and about whom, for whoever wrote it and the second person.

    `forbidden` is for how many months the law forbids telling the member, 0 for not at all.
    """

    id = Opaque16(primary_key=True)
    state = PublicChar(max_length=12, sensitivity="seat")
    by = Opaque16(sensitivity="seat", db_index=True)
    second = Opaque16(sensitivity="seat", db_index=True)
    role = PublicChar(max_length=12, sensitivity="seat")
    ground = PublicChar(max_length=16, sensitivity="seat")
    recipient = PublicChar(max_length=12, sensitivity="seat")
    label = PublicChar(max_length=100, sensitivity="seat")
    """The packs on which the gate rested."""
    forbidden = PublicCount(sensitivity="seat", default=0)
    here = PublicFlag(sensitivity="seat", default=False)
    """Whether the member can be told here, in the conversation; if not, whoever passed it on tells them."""
    tell_from = MonthField(default="", blank=True)
    own = Sealed()
    copy = Sealed()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "disclosures_disclosure"


class Told(models.Model):
    """What the member of a relation is told, sealed to the key of that relation; shown from the month `opens` on."""

    id = Opaque16(primary_key=True)
    relation = OpaqueBytes(max_length=32, db_index=True)
    """The site's own name for the id of the relation, such as a conversation's: an HMAC (`queries.named`)."""
    blob = Sealed()
    opens = MonthField()
    expires = MonthField(db_index=True)

    class Meta:
        db_table = "disclosures_told"


class Entry(models.Model):
    """One line of the ledger (`engines/disclosure/ledger`). `id` is the beginning of its digest."""

    id = Opaque16(primary_key=True)
    place = PublicCount(sensitivity="seat", unique=True)
    before = OpaqueBytes(max_length=32)
    digest = OpaqueBytes(max_length=32)
    matter = Opaque16(sensitivity="seat", db_index=True)
    move = PublicChar(max_length=12, sensitivity="seat")
    by = Opaque16(sensitivity="seat", default=b"", blank=True)
    role = PublicChar(max_length=12, sensitivity="seat")
    ground = PublicChar(max_length=16, sensitivity="seat")
    recipient = PublicChar(max_length=12, sensitivity="seat")
    label = PublicChar(max_length=100, sensitivity="seat")
    month = MonthField()
    seal = OpaqueBytes(max_length=32)

    class Meta:
        db_table = "disclosures_entry"
