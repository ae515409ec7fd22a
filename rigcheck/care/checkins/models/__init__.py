"""What a check-in and a rhythm are, and what may have happened."""

from rigcheck.care.checkins.models.answers import SCALES, Answers, CheckIn, Scale
from rigcheck.care.checkins.models.happenings import HAPPENINGS, Happening, for_trade
from rigcheck.care.checkins.models.rhythm import NO_PATTERN, OWN_PATTERN, OwnRhythm

__all__ = [
    "HAPPENINGS",
    "NO_PATTERN",
    "OWN_PATTERN",
    "SCALES",
    "Answers",
    "CheckIn",
    "Happening",
    "OwnRhythm",
    "Scale",
    "for_trade",
]
