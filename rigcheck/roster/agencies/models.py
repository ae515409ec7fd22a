"""Agencies and units, as the agency knows them."""

from django.db import models
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
    """A department, or a regional council that pools small ones."""

    name = models.CharField(max_length=120, unique=True)
    trade = models.CharField(max_length=20)
    headcount = models.PositiveIntegerField()

    class Meta:
        db_table = "agency"
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A station, watch, platoon or floor of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="units")
    name = models.CharField(max_length=120)
    trade = models.CharField(max_length=20)
    headcount = models.PositiveIntegerField()

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
