"""How ready the place is. Never how many people came: that would tell on the few who did."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.admission import queries as admission
from rigcheck.kernel.enums import Seat

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Gauge:
    """One figure, or why there is none yet. `value` is None where it cannot be known in this version."""

    title: Words
    value: int | None
    says: Words


def readiness() -> list[Gauge]:
    """The figures that anybody may see from the first day on."""
    printed = admission.cards_printed()
    return [
        Gauge(
            _("Cards printed for members"),
            printed[Seat.MEMBER],
            _("Printed, not used: nobody counts who opened one.")
            if printed[Seat.MEMBER]
            else _("Fills when the lead prints the first cards."),
        ),
        Gauge(
            _("Cards printed for families"),
            printed[Seat.FAMILY],
            _("They lie openly; nobody need ask for one.")
            if printed[Seat.FAMILY]
            else _("Fills when the lead prints the first family cards."),
        ),
        Gauge(_("Lines dialled and confirmed"), None, _("Comes with the part that calls backup.")),
        Gauge(_("Hours in which a supporter answers"), None, _("Comes with the part that calls backup.")),
    ]
