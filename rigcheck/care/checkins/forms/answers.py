"""A check-in as it is sent: from the page, or later by the script that empties the outbox."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.checkins import queries

LONGEST_ZONE = 64
HEX_OF_16 = 32
NOT_A_KEY = {"invalid": _("Tap one of the five keys, or leave the question out.")}


class CheckInForm(forms.Form):
    """Every answer may be left out; `waited` is how many seconds ago it was written, by the phone's clock."""

    client = forms.CharField(min_length=HEX_OF_16, max_length=HEX_OF_16)
    zone = forms.CharField(max_length=LONGEST_ZONE, required=False)
    waited = forms.IntegerField(required=False)
    mood = forms.IntegerField(required=False, error_messages=NOT_A_KEY)
    stress = forms.IntegerField(required=False, error_messages=NOT_A_KEY)
    sleep = forms.IntegerField(required=False, error_messages=NOT_A_KEY)
    sleep_hours = forms.FloatField(
        required=False, error_messages={"invalid": _("Write hours of sleep as a number, such as 6.5, or leave it out.")}
    )
    energy = forms.IntegerField(required=False, error_messages=NOT_A_KEY)
    work = forms.IntegerField(required=False, error_messages=NOT_A_KEY)
    tags = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = queries.happenings()
        self.fields["tags"] = forms.MultipleChoiceField(
            required=False,
            choices=[choice for group in groups for choice in group.choices],
            error_messages={
                "invalid_choice": _("One of the things that happened is not on our list. Reload and tap it again.")
            },
        )

    def answers(self) -> queries.Answers:
        """What was tapped, once the form is valid."""
        given = self.cleaned_data
        scales = {question.name: given[question.name] for question in queries.questions()}
        tags = tuple(dict.fromkeys(given["tags"]))
        return queries.Answers(
            zone=queries.known_zone(given["zone"]), sleep_hours=given["sleep_hours"], tags=tags, **scales
        )

    def waited_for(self) -> timedelta:
        """How long ago it was written."""
        return timedelta(seconds=_sane(self.cleaned_data["waited"] or 0))


def _sane(seconds: int) -> int:
    """A wait of more than thirty years is a broken clock; -1 says so without overflowing anything."""
    return seconds if abs(seconds) < 10**9 else -1
