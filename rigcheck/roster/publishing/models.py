"""What is written by hand for the agency's public file, and which edition it has come to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from rigcheck.roster.agencies.queries import Agency


class Kind(models.TextChoices):
    """What a statement is about. Each value is written to disk: never change one, only add."""

    POLICY = "policy", _("Policy")
    PROGRAMME = "programme", _("Programme")


class Statement(models.Model):
    """A policy or programme in the agency's own words; `written_by` is the staff sign-in that last changed it."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=120)
    text = models.TextField(max_length=4000, blank=True)
    written_by = models.CharField(max_length=150)

    class Meta:
        db_table = "publishing_statement"
        ordering = ("kind", "title", "id")
        constraints = [models.UniqueConstraint(fields=["agency", "kind", "title"], name="title_once_in_kind")]

    def __str__(self) -> str:
        return self.title


class Edition(models.Model):
    """The number of an agency's last public file, who published it and when."""

    agency = models.OneToOneField(Agency, primary_key=True, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    published_by = models.CharField(max_length=150)
    published_at = models.DateTimeField()

    class Meta:
        db_table = "publishing_edition"
