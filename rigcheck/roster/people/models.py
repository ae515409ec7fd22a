"""People of an agency, as its own records know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.engines.shifts import Pattern
from rigcheck.roster.agencies.queries import TRADES, Agency, Unit


class Employment(models.TextChoices):
    """How somebody belongs to the agency. Each value is written to disk: never change one, only add."""

    RECRUIT = "recruit", _("Recruit")
    SWORN = "sworn", _("Sworn")
    CIVILIAN = "civilian", _("Civilian")
    VOLUNTEER = "volunteer", _("Volunteer")
    RETIREE = "retiree", _("Retiree")


_pattern = lru_cache(4096)(Pattern)
"""A whole agency works a handful of patterns, and each is checked when it is made."""


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of one person, to be compared and written as a whole; `unit` is a name, empty for none."""

    number: str
    name: str
    trade: str
    employment: str
    email: str = ""
    unit: str = ""
    left: bool = False
    pattern: Pattern | None = None


class Person(models.Model):
    """One of the agency's people.

    `number` is the agency's own and once only in it. `cycle`, `anchor`, `zone`, `hours` and the two starting times
    are the shift pattern as `engines.shifts` takes it; all empty where none is known. `left` marks somebody who
    has gone: the row stays, so that a file read again knows them, and nothing on care's side changes.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=254, blank=True)
    trade = models.CharField(max_length=20)
    employment = models.CharField(max_length=12, choices=Employment.choices)
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    left = models.BooleanField(default=False)
    cycle = models.CharField(max_length=366, blank=True)
    anchor = models.DateField(null=True, blank=True)
    zone = models.CharField(max_length=64, blank=True)
    hours = models.FloatField(null=True, blank=True)
    day_starts = models.TimeField(null=True, blank=True)
    night_starts = models.TimeField(null=True, blank=True)

    class Meta:
        db_table = "person"
        ordering = ("name", "id")
        constraints = [
            models.UniqueConstraint(fields=["agency", "number"], name="number_once_in_agency"),
            models.CheckConstraint(
                condition=Q(cycle="", anchor=None, hours=None)
                | (~Q(cycle="") & ~Q(zone="") & Q(anchor__isnull=False, hours__isnull=False)),
                name="a_pattern_is_whole_or_absent",
            ),
        ]
        indexes = [models.Index(fields=["agency", "left", "name"], name="people_of_agency")]

    @property
    def pattern(self) -> Pattern | None:
        """The shift pattern, or None where none is known."""
        if not self.cycle or self.anchor is None or self.hours is None:
            return None
        starts = self.day_starts or time(7), self.night_starts or time(19)
        return _pattern(self.cycle, self.anchor, self.zone, self.hours, *starts)

    @property
    def details(self) -> Details:
        """This person as the file of an HR system would tell of them."""
        return Details(
            number=self.number,
            name=self.name,
            trade=self.trade,
            employment=self.employment,
            email=self.email,
            unit=self.unit.name if self.unit else "",
            left=self.left,
            pattern=self.pattern,
        )

    @property
    def trade_words(self) -> Promise | str:
        """The trade as it is said on screen."""
        return TRADES.get(self.trade, self.trade)

    def __str__(self) -> str:
        return self.name
