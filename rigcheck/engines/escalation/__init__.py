"""Calling for backup: who is asked, how long is waited, who comes next, and when to say honestly that nobody came.

    begin(default_ladder(people), now)           -> Step(page, notify, wake_at)
    step(page, Event(Kind.TAKE, somebody), now)  -> Step(...)

Ladders and states are data. However events come and however the clock is set, a ladder ends within ten minutes: in
contact, or on the honest screen, unless the member takes it back.
"""

from rigcheck.engines.escalation.ladders import (
    HOLD,
    LIMIT,
    PLANS,
    PROMISE,
    TICK,
    Ladder,
    Plan,
    Rung,
    Wave,
    default_ladder,
)
from rigcheck.engines.escalation.pages import ENDED, MACHINE, SETTLED, Event, Kind, Page, State, Step
from rigcheck.engines.escalation.refusals import NotAsked, NotYours, Over, TakenElsewhere
from rigcheck.engines.escalation.steps import begin, step

__all__ = [
    "ENDED",
    "HOLD",
    "LIMIT",
    "MACHINE",
    "PLANS",
    "PROMISE",
    "SETTLED",
    "TICK",
    "Event",
    "Kind",
    "Ladder",
    "NotAsked",
    "NotYours",
    "Over",
    "Page",
    "Plan",
    "Rung",
    "State",
    "Step",
    "TakenElsewhere",
    "Wave",
    "begin",
    "default_ladder",
    "step",
]
