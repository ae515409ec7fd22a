"""The words of the rules: who listens, what was said or asked, what follows, who may be told."""

from enum import StrEnum
from typing import Final

DEFAULT: Final = "default"
"""The pack that stands wherever counsel has confirmed nothing."""


class Role(StrEnum):
    """In which part somebody listens. Each value is written to disk: never change one, only add."""

    PEER = "peer"
    CHAPLAIN = "chaplain"
    CLINICIAN = "clinician"
    GROUP = "group"
    """Somebody who leads, or sits in, a group."""
    MODERATOR = "moderator"


class Ground(StrEnum):
    """What was said, or what is asked. Each value is written to disk: never change one, only add."""

    DANGER_SELF = "danger-self"
    """Their own life is in danger, now or at any hour."""
    DANGER_OTHERS = "danger-others"
    """Somebody who can be told apart is in danger of serious harm, now or at any hour."""
    CHILD_ABUSE = "child-abuse"
    ADULT_ABUSE = "adult-abuse"
    """Abuse or neglect of an old person, or of somebody who cannot look after themselves."""
    CRIME = "crime"
    """A serious crime that they admit."""
    COURT_ORDER = "court-order"
    CONSENT = "consent"
    """They agreed that this may be passed on, to these people."""
    SUPERVISION = "supervision"
    """Talking the matter over inside the programme, without a name."""
    THOUGHTS = "thoughts"
    """Thoughts of death or of ending one's life, without danger now."""
    MISCONDUCT = "misconduct"
    """A rule broken, a small offence."""
    SUBSTANCE = "substance"
    """Drinking, medicines, drugs."""
    HEALTH = "health"
    """How they are: mood, scores, grief, treatment, why and whom they see."""
    DEMAND = "demand"
    """A letter, an investigator's question, a request for records: anything on paper that no court ordered."""
    EMPLOYER = "employer"
    """Chain of command, personnel, internal affairs or a fitness-for-duty examiner ask."""
    OTHER = "other"


class Duty(StrEnum):
    """What follows from a ground. Each value is written to disk: never change one, only add."""

    MUST = "must"
    MAY = "may"
    """May have to: the notice promises no silence about it, and passing it on is open."""
    NEVER = "never"


class Recipient(StrEnum):
    """Who is told. Each value is written to disk: never change one, only add."""

    EMERGENCY = "emergency"
    AT_RISK = "at-risk"
    """The person who is threatened."""
    AUTHORITY = "authority"
    """The authority that takes such reports."""
    COURT = "court"
    PROGRAMME = "programme"
    """Somebody of the same programme who is there to advise."""
    CHOSEN = "chosen"
    """Whoever the member named when they agreed."""
    EMPLOYER = "employer"
    """Stands here so that it can be refused: no pack may name it."""


DANGER: Final = frozenset({Ground.DANGER_SELF, Ground.DANGER_OTHERS})
"""Never waits; no pack may forbid it."""
URGENT: Final = DANGER | {Ground.CHILD_ABUSE, Ground.ADULT_ABUSE}
"""Never waits where it happens now."""
CLOSED: Final = frozenset({Ground.HEALTH, Ground.EMPLOYER, Ground.OTHER})
"""Never passed on; no pack may open them (FACTS 5, "must never be reported to the agency")."""
