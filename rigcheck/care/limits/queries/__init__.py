"""Reading: the notice before the first word, the gate, what to do now, and the packs behind them.

Other rooms use `notice` with the partial `care/limits/_notice.html`, `act_now` with `care/limits/_act_now.html`, and
link to `limits:act-now`.
"""

from rigcheck.care.limits.queries.confirmed import Act, PackPart, before, part, parts
from rigcheck.care.limits.queries.showing import (
    COMPARED,
    ActNow,
    Notice,
    act_now,
    gate,
    notice,
    own_duties,
    side_by_side,
)
from rigcheck.care.limits.queries.words import DUTIES, ROLES
from rigcheck.engines.disclosure import Decision, Duty, Ground, Recipient, Role

__all__ = [
    "COMPARED",
    "DUTIES",
    "ROLES",
    "Act",
    "ActNow",
    "Decision",
    "Duty",
    "Ground",
    "Notice",
    "PackPart",
    "Recipient",
    "Role",
    "act_now",
    "before",
    "gate",
    "notice",
    "own_duties",
    "part",
    "parts",
    "side_by_side",
]
