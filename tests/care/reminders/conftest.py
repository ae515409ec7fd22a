"""The edge and the worker's round of the room of notices; a member who works nights."""

from rigcheck.care.checkins.queries import OwnRhythm
from tests.care.notices.conftest import edge, gateway, mail, push, work

__all__ = ["edge", "gateway", "mail", "push", "work"]

NIGHTS = OwnRhythm(
    every="daily", zone="UTC", at="09:00", pattern="own", cycle="NNNN----", anchor="2026-11-23", hours=12,
    day_starts="07:00", night_starts="19:00",
)  # fmt: skip
"""Four nights from 19:00 to 07:00, then four days off; wants to be asked at nine in the morning, which is in bed."""
