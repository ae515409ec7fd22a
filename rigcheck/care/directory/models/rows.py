"""What a site adds, checks and takes in. Public facts about public offers: nothing here tells who looked at them."""

from typing import Final

from django.db import models

from rigcheck.care.directory.models.lines import Kind, Operator, Role, Status
from rigcheck.outside.databases.fields import (
    MonthField,
    Opaque16,
    OpaqueBytes,
    PublicChar,
    PublicDay,
    PublicFlag,
    PublicReal,
    PublicText,
)

OURS: Final = ""
"""`site` of what this site says itself."""


class Entry(models.Model):
    """One entry as one site says it. `id` is derived from site and slug (`queries.entry_id`): one row for each.

    Lists are written as JSON, words of a set with a blank before and after each (` police family `), so that one word
    can be looked for with LIKE. `verified_on`, `verified_by`, `expires_on` are empty where nobody has checked.
    """

    id = Opaque16(primary_key=True)
    slug = PublicChar(max_length=120)
    """`us-copline` for a shipped line, what an import makes of its own ids for others."""
    site = PublicChar(max_length=255, default=OURS, blank=True, db_index=True)
    """Host name of the site whose pack it came in; empty for this site's own."""
    kind = PublicChar(max_length=12, default=Kind.LINE.value, db_index=True)
    country = PublicChar(max_length=2, db_index=True)
    role = PublicChar(max_length=12, default=Role.OTHER.value)
    doors = PublicChar(max_length=120, default="", blank=True)
    needs = PublicText(default="", blank=True)
    languages = PublicText(default="", blank=True)
    """ISO 639 codes."""
    name = PublicChar(max_length=250)
    organization = PublicChar(max_length=250, default="", blank=True)
    description = PublicText(default="", blank=True)
    channels = PublicText(default="[]")
    """JSON: a list of {by, number, word, press}."""
    hours = PublicText(default="", blank=True)
    who = PublicText(default="", blank=True)
    operator = PublicChar(max_length=12, default=Operator.UNSTATED.value)
    responders = PublicFlag(default=False)
    passes_on = PublicText(default="", blank=True)
    cost = PublicChar(max_length=12, default="", blank=True)
    """`free`, `scale` (by income), `insurance`, `paid`; empty where nobody says."""
    cost_note = PublicText(default="", blank=True)
    area = PublicText(default="", blank=True)
    """Whom by place: a city, a county, a state; empty for the whole country."""
    place = PublicText(default="", blank=True)
    """Street and town, as an envelope has them; empty where nobody goes."""
    latitude = PublicReal(null=True, blank=True)
    longitude = PublicReal(null=True, blank=True)
    source = PublicText(default="", blank=True)
    status = PublicChar(max_length=1, default=Status.UNVERIFIED.value)
    shown = PublicFlag(default=False)
    reason = PublicText(default="", blank=True)
    verified_on = PublicDay(default="", blank=True)
    verified_by = PublicChar(max_length=120, default="", blank=True, sensitivity="seat")
    """The name under which a lead works, and their site's if it came in a pack."""
    expires_on = PublicDay(default="", blank=True, db_index=True)
    more = PublicText(default="{}")
    """JSON: what an import carried and no column holds, so that an export gives it back."""

    class Meta:
        db_table = "directory_entry"


CARRIED: Final = tuple(
    field.name
    for field in Entry._meta.concrete_fields  # noqa: SLF001 - Django's documented way to list columns
    if field.name not in ("id", "site")
)
"""The columns that a pack carries: all but whose row it is."""


class Partner(models.Model):
    """Another site whose packs are taken here: its key was accepted once, by the operator."""

    id = Opaque16(primary_key=True)
    site = PublicChar(max_length=255, unique=True)
    key = OpaqueBytes(max_length=32)
    """The Ed25519 key that signs its packs."""
    accepted = MonthField()
    edition = PublicDay(default="", blank=True)
    """The day on which the newest pack from there was made; older ones are refused."""

    class Meta:
        db_table = "directory_partner"
