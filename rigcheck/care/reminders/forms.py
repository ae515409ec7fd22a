"""What the page of reminders sends."""

from typing import Any

from django import forms

from rigcheck.care.checkins.queries import known_zone
from rigcheck.care.reminders.queries import OwnReminders, Way


class RemindersForm(forms.Form):
    """A way, an address for it, what to be reminded of, and days. Each way has a field of its own for its address."""

    way = forms.ChoiceField(choices=[(way.value, way.value) for way in Way], required=False)
    push = forms.CharField(required=False, max_length=1200)
    mail = forms.CharField(required=False, max_length=320)
    text = forms.CharField(required=False, max_length=40)
    check_ins = forms.BooleanField(required=False)
    assessments = forms.BooleanField(required=False)
    days = forms.CharField(required=False, max_length=200)
    zone = forms.CharField(required=False, max_length=64)

    def chosen(self) -> OwnReminders:
        """What was chosen; the address is not looked at yet."""
        given: dict[str, Any] = self.cleaned_data
        way = given["way"]
        return OwnReminders(
            way=way,
            to=given.get(way, "") if way in {"push", "mail", "text"} else "",
            check_ins=given["check_ins"],
            assessments=given["assessments"],
            days=given["days"].split(),
            zone=known_zone(given["zone"]) or "UTC",
        )
