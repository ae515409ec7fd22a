"""What is sent: a check-in, a rhythm, rows that the browser sealed."""

from rigcheck.care.checkins.forms.answers import CheckInForm
from rigcheck.care.checkins.forms.rhythm import RhythmForm
from rigcheck.care.checkins.forms.sealed import EraseForm, KeepForm, ReadForm

__all__ = ["CheckInForm", "EraseForm", "KeepForm", "ReadForm", "RhythmForm"]
