"""The member's present state, from check-ins, assessments and shifts: what suggestions go by."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from rigcheck.care.assessments import queries as assessments
from rigcheck.care.checkins import queries as checkins
from rigcheck.care.members.queries import Profile
from rigcheck.care.reminders.queries import OwnReminders
from rigcheck.care.vault import queries as vault
from rigcheck.care.vault.queries import Stored
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.engines.triage import State

STANDING: Final = 3
"""Months of assessments looked at: a score stands 31 days, and on the first of March those begin in January."""


@dataclass(frozen=True, slots=True)
class Oneself:
    """What the member has chosen, said and left unfinished."""

    rhythm: checkins.OwnRhythm | None
    profile: Profile
    drafts: assessments.Drafts
    reminders: OwnReminders


def oneself(*, keys: SessionKeys) -> Oneself:
    """All of it in one question to the table."""
    kinds = (checkins.OwnRhythm, Profile, assessments.Drafts, OwnReminders)
    found = vault.standing_together(keys=keys, record_types=kinds)
    return Oneself(
        rhythm=found.of(checkins.OwnRhythm),
        profile=found.of(Profile) or Profile(),
        drafts=found.of(assessments.Drafts) or assessments.Drafts(),
        reminders=found.of(OwnReminders) or OwnReminders(),
    )


def state_now(
    *,
    check_ins: Sequence[Stored[checkins.CheckIn]],
    taken: Sequence[Stored[assessments.Taken]],
    me: Oneself,
    zone: str,
    now: datetime,
) -> State:
    """The state at this moment, in the member's zone; flags of assessments (`taken`: of the last STANDING months, or
    more) stand beside the check-ins, and what the member asked to be spared is."""
    made = checkins.state(check_ins, now=now, zone=zone, shift=checkins.shift_now(me.rhythm, now))
    base = replace(made, avoids=frozenset(me.profile.avoids))
    return assessments.state(base, taken, me.drafts)
