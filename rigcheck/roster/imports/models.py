"""A file on its way in, what each of its rows would do, and what an agency's headings mean."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.people.queries import Employment


class State(models.TextChoices):
    """How far a file has come. Each value is written to disk: never change one, only add."""

    RECEIVED = "received", _("received")
    CHECKED = "checked", _("checked")
    APPLIED = "applied", _("applied")


class Kind(models.TextChoices):
    """What a row does. Each value is written to disk: never change one, only add."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    SAME = "same", _("Left as they are")
    GONE = "gone", _("Have left the agency")
    REFUSED = "refused", _("Refused")


class Dates(models.TextChoices):
    """How a file writes days, besides 2026-11-30, which is always understood."""

    MONTH_FIRST = "mdy", _("month first: 11/30/2026")
    DAY_FIRST = "dmy", _("day first: 30/11/2026 or 30.11.2026")


class Habits(models.Model):
    """How an agency's files are written: what was chosen the last time."""

    agency = models.OneToOneField(Agency, primary_key=True, on_delete=models.CASCADE, related_name="+")
    dates = models.CharField(max_length=3, choices=Dates.choices, default=Dates.MONTH_FIRST)
    employment = models.CharField(max_length=12, choices=Employment.choices, default=Employment.SWORN)

    class Meta:
        db_table = "import_habits"


class Heading(models.Model):
    """What a heading of an agency's files means: the name of a field, or "" for a column that is not used."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    heading = models.CharField(max_length=200)
    field = models.CharField(max_length=20, blank=True)

    class Meta:
        db_table = "import_heading"
        constraints = [models.UniqueConstraint(fields=["agency", "heading"], name="heading_once_in_agency")]


class Draft(models.Model):
    """A file that somebody sent for an agency; the next one takes its place.

    `content` is a CSV as it came, so that it can be read in another encoding; `table` is what was read of it, and
    both go when it is applied. `digest` is SHA-256 of what applying it would do.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    by = models.CharField(max_length=150)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    table = models.BinaryField()
    encoding = models.CharField(max_length=20, blank=True)
    everyone = models.BooleanField(default=False)
    held = models.BooleanField(default=False)
    state = models.CharField(max_length=12, choices=State.choices, default=State.RECEIVED)
    digest = models.BinaryField(max_length=32)

    class Meta:
        db_table = "import_draft"
        constraints = [models.UniqueConstraint(fields=["agency", "by"], name="one_file_at_a_time")]


class DraftRow(models.Model):
    """What one row would do, in words. `line` is where it stands in the file, none for somebody who is not in it."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(null=True)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    number = models.CharField(max_length=60)
    name = models.CharField(max_length=130)
    detail = models.TextField(blank=True)

    class Meta:
        db_table = "import_row"
        ordering = (F("line").asc(nulls_last=True), "id")
        indexes = [models.Index(fields=["draft", "kind", "line"], name="rows_of_draft")]
        constraints = [
            models.CheckConstraint(condition=~Q(kind=Kind.REFUSED) | ~Q(detail=""), name="a_refusal_has_a_reason")
        ]
