"""Names of states and moves, for pages."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.care.disclosures.models import State

STATES: Final[Mapping[State, Promise]] = {
    State.NEW: _("Not written yet"),
    State.PROPOSED: _("Waits for the second person"),
    State.SIGNED: _("Agreed; not passed on yet"),
    State.DECLINED: _("Not agreed: nothing is passed on"),
    State.WITHDRAWN: _("Taken back"),
    State.ACTED: _("Done at once; they are to be told"),
    State.PASSED: _("Passed on; they are to be told"),
    State.WITHHELD: _("Passed on; the law forbids telling them yet"),
    State.TOLD: _("Passed on, and they were told"),
}
MOVES: Final[Mapping[str, Promise]] = {
    "propose": _("Written, waits for a second person"),
    "act": _("Acted at once, written down after"),
    "sign": _("Agreed"),
    "decline": _("Not agreed"),
    "withdraw": _("Taken back"),
    "pass on": _("Passed on"),
    "own duty": _("Passed on by a duty of their own, nobody had agreed"),
    "withhold": _("Not told yet: the law forbids it"),
    "tell": _("Told"),
}
