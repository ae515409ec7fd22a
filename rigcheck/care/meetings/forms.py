"""What the pages of live sessions send."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.checkins.queries import zones
from rigcheck.care.meetings import policies
from rigcheck.care.threads.policies import TITLE_LETTERS


class Saying(forms.Form):
    """Something said in a session; `once` is drawn by the page, so that sent twice it is said once."""

    text = forms.CharField(required=False, strip=False)
    once = forms.CharField(required=False, max_length=64)


class MeetingForm(forms.Form):
    """A live session."""

    title = forms.CharField(label=_("What about"), max_length=TITLE_LETTERS)
    starts = forms.DateTimeField(label=_("When"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    minutes = forms.IntegerField(
        label=_("Minutes"), min_value=policies.SHORTEST, max_value=policies.LONGEST, initial=60
    )
    zone = forms.ChoiceField(label=_("Time zone"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: Sequence[tuple[str, str]] = [(zone, zone) for zone in zones()]
        self.fields["zone"] = forms.ChoiceField(label=self.fields["zone"].label, choices=choices)

    def planned(self) -> dict[str, Any]:
        """What was written, once the form is valid; the time stands on the wall of its zone."""
        given = self.cleaned_data
        starts: datetime = given["starts"].replace(tzinfo=ZoneInfo(given["zone"]))
        return {"title": given["title"], "starts": starts, "minutes": given["minutes"], "zone": given["zone"]}
