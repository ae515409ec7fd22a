"""Agencies, the councils that pool small ones, their units, and the groups that figures are shown for."""

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.kernel.enums import Trade

TRADES: dict[str, Promise] = {
    Trade.POLICE.value: _("Police"),
    Trade.FIRE.value: _("Fire"),
    Trade.EMS.value: _("EMS"),
    Trade.CORRECTIONS.value: _("Corrections"),
    Trade.DISPATCH.value: _("Dispatch"),
    Trade.OTHER.value: _("Other"),
}


class Agency(models.Model):
    """A department, or a regional council that pools small ones.

    `slug` names the agency in signed files and is never changed; `zone` is the IANA time zone of its shifts.
    """

    slug = models.SlugField(max_length=50, unique=True)
    name = models.CharField(max_length=120, unique=True)
    trade = models.CharField(max_length=20)
    zone = models.CharField(max_length=64, default="UTC")
    is_council = models.BooleanField(default=False)
    council = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="pooled")

    class Meta:
        db_table = "agency"
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=Q(is_council=False) | Q(council=None), name="a_council_is_in_no_council"),
            models.CheckConstraint(condition=Q(council=None) | ~Q(council=F("id")), name="no_agency_pools_itself"),
        ]

    @property
    def trade_words(self) -> Promise | str:
        """The trade as it is said on screen."""
        return TRADES.get(self.trade, self.trade)

    def __str__(self) -> str:
        return self.name


class UnitGroup(models.Model):
    """Units that are counted together, so that a small one is never shown alone."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=120)

    class Meta:
        db_table = "unit_group"
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="group_once_in_agency")]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A station, watch, platoon or floor of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="units")
    group = models.ForeignKey(UnitGroup, null=True, blank=True, on_delete=models.SET_NULL, related_name="units")
    name = models.CharField(max_length=120)
    trade = models.CharField(max_length=20)

    class Meta:
        db_table = "unit"
        ordering = ("name",)
        constraints = [models.UniqueConstraint(fields=["agency", "name"], name="unit_once_in_agency")]

    @property
    def trade_words(self) -> Promise | str:
        """The trade as it is said on screen."""
        return TRADES.get(self.trade, self.trade)

    def __str__(self) -> str:
        return self.name
