"""The people whom a visitor of the demonstration may be. Their passphrases are printed: they exist nowhere else."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.kernel.enums import Trade


@dataclass(frozen=True)
class Role:
    """A fictional member with a sign-in that everybody may use."""

    trade: Trade
    title: str | Promise
    line: str | Promise
    handle: str
    passphrase: str
    story: str
    level: float


ROLES = (
    Role(
        Trade.POLICE,
        _("Patrol officer"),
        _("Twelve-hour shifts. A hard autumn, and coming back from it."),
        "cobalt-heron-211",
        "cactus ribbon harbor violin maple",
        "dip",
        0.35,
    ),
    Role(
        Trade.FIRE,
        _("Firefighter"),
        _("24 on, 48 off. Steady, short on sleep."),
        "copper-badger-318",
        "ladder walnut copper evening pebble",
        "steady",
        0.3,
    ),
    Role(
        Trade.EMS,
        _("Medic"),
        _("48 hours at a stretch. Better than a year ago."),
        "mellow-otter-452",
        "bandage river lantern oyster quilt",
        "better",
        0.45,
    ),
    Role(
        Trade.CORRECTIONS,
        _("Corrections officer"),
        _("Days and nights in turn. Held over often."),
        "granite-ibex-127",
        "granite saddle willow compass ember",
        "steady",
        0.5,
    ),
    Role(
        Trade.DISPATCH,
        _("Dispatcher"),
        _("Hears it begin and rarely how it ended. Heavier lately."),
        "lunar-swift-640",
        "headset meadow anchor plaster tulip",
        "slide",
        0.4,
    ),
)
