"""What may have happened, by trade. A name is written under the seal: never change one, only add.

Nothing here says what a member did to somebody: force used, shots fired. Such a record could be asked for in an
investigation, and the server can open a check-in while its owner is there. It belongs in the note, which it cannot.
"""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.kernel.enums import Trade


@dataclass(frozen=True, slots=True)
class Happening:
    """Something that a member can tap; `trades` is empty for what happens in every trade."""

    name: str
    label: str | Promise
    trades: frozenset[Trade] = frozenset()


_POLICE, _FIRE, _EMS, _JAIL, _DESK = Trade.POLICE, Trade.FIRE, Trade.EMS, Trade.CORRECTIONS, Trade.DISPATCH


def _of(*trades: Trade) -> frozenset[Trade]:
    return frozenset(trades)


HAPPENINGS: Final = (
    # Every trade; a good one first, because the job is not only its worst calls.
    Happening("good-call", _("Good call")),
    Happening("good-crew", _("Good crew")),
    Happening("children", _("Children involved")),
    Happening("death", _("Someone died")),
    Happening("someone-known", _("Someone I know")),
    Happening("overtime", _("Overtime")),
    Happening("short-staffed", _("Short-staffed")),
    Happening("long-shift", _("Long or busy shift")),
    Happening("complaint", _("Complaint or inquiry")),
    Happening("trouble-at-work", _("Trouble at work")),
    Happening("home", _("Things at home")),
    Happening("close-call", _("Close call for me")),
    # By trade
    Happening("notification", _("Told a family"), _of(_POLICE, _EMS)),
    Happening("court", _("Court"), _of(_POLICE, _JAIL, _EMS)),
    Happening("domestic", _("Domestic call"), _of(_POLICE)),
    Happening("crash", _("Bad crash"), _of(_POLICE, _FIRE, _EMS)),
    Happening("mutual-aid", _("Mutual aid"), _of(_FIRE, _EMS, _POLICE, _DESK)),
    Happening("working-fire", _("Working fire"), _of(_FIRE)),
    Happening("mayday", _("Mayday"), _of(_FIRE, _DESK)),
    Happening("search", _("Search or recovery"), _of(_FIRE, _POLICE)),
    Happening("resuscitation", _("Resuscitation"), _of(_EMS, _FIRE)),
    Happening("overdose", _("Overdose"), _of(_EMS, _POLICE, _FIRE, _JAIL)),
    Happening("violence-to-me", _("Threatened or hit"), _of(_EMS, _POLICE, _JAIL, _FIRE)),
    Happening("assault-inside", _("Assault inside"), _of(_JAIL)),
    Happening("death-in-custody", _("Death in custody"), _of(_JAIL, _POLICE)),
    Happening("mandated", _("Held over"), _of(_JAIL, _DESK)),
    Happening("heard-a-death", _("Heard a death on the line"), _of(_DESK)),
    Happening("cpr-by-phone", _("CPR by phone"), _of(_DESK)),
    Happening("child-caller", _("Child on the line"), _of(_DESK)),
    Happening("never-knew", _("Never knew how it ended"), _of(_DESK, _EMS)),
    Happening("officer-down", _("Officer in trouble on the air"), _of(_DESK, _POLICE)),
)


def for_trade(trade: Trade | None) -> tuple[Happening, ...]:
    """What happens in every trade (None), or what is particular to one."""
    return tuple(one for one in HAPPENINGS if (trade in one.trades if trade else not one.trades))
