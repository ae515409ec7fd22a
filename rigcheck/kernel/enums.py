"""Names that more than one floor uses. Each value is written to disk: never change one, only add."""

from enum import StrEnum


class Trade(StrEnum):
    """The work that a responder does."""

    POLICE = "police"
    FIRE = "fire"
    EMS = "ems"
    CORRECTIONS = "corrections"
    DISPATCH = "dispatch"
    OTHER = "other"


class Seat(StrEnum):
    """What an account on the care side is for; an account has exactly one."""

    MEMBER = "member"
    FAMILY = "family"
    PEER = "peer"
    CHAPLAIN = "chaplain"
    CLINICIAN = "clinician"
    MODERATOR = "moderator"
    LEAD = "lead"
    AUDITOR = "auditor"
