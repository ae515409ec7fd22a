"""The names of the patterns in the catalogue. A page shows one by `gettext(TEXTS[id])`."""

from collections.abc import Mapping
from typing import Final

from rigcheck.kernel.messages import gettext_noop

TEXTS: Final[Mapping[str, str]] = {
    "five-eight": gettext_noop("Five 8-hour days"),
    "four-ten": gettext_noop("Four 10-hour days"),
    "pitman-days": gettext_noop("Pitman, days (also called 2-2-3 or Panama)"),
    "pitman-nights": gettext_noop("Pitman, nights (also called 2-2-3 or Panama)"),
    "dupont": gettext_noop("DuPont, days and nights"),
    "four-on-four-off-days": gettext_noop("Four on, four off, days"),
    "four-on-four-off-rotating": gettext_noop("Two days, two nights, four off"),
    "24-48": gettext_noop("24 on, 48 off"),
    "24-48-kelly-7": gettext_noop("24 on, 48 off, every 7th shift a Kelly day"),
    "24-48-kelly-9": gettext_noop("24 on, 48 off, every 9th shift a Kelly day"),
    "kelly-schedule": gettext_noop("Kelly schedule (nine days)"),
    "48-96": gettext_noop("48 on, 96 off"),
    "24-72": gettext_noop("24 on, 72 off"),
}
