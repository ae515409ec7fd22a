"""The member's present state, from check-ins, assessments and shifts: what suggestions go by."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from rigcheck.care.assessments import queries as assessments
from rigcheck.care.checkins import queries as checkins
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.triage import State

STANDING: Final = 3
"""Months of assessments looked at: a score stands 31 days, and on the first of March those begin in January."""


def state_now(
    *,
    keys: SessionKeys,
    check_ins: Sequence[Stored[checkins.CheckIn]],
    own: checkins.OwnRhythm | None,
    avoids: Iterable[str],
    zone: str,
    now: datetime,
) -> State:
    """The state at this moment, in the member's zone; flags of assessments stand beside the check-ins.

    `avoids`: what the member asked to be spared.
    """
    made = checkins.state(check_ins, now=now, zone=zone, shift=checkins.shift_now(own, now))
    base = replace(made, avoids=frozenset(avoids))
    done = assessments.taken(keys=keys, now=now, months=STANDING)
    return assessments.state(base, done, assessments.drafts(keys=keys))
