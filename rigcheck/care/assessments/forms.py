"""What the pages of an assessment send."""

from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from rigcheck.engines.instruments import Instrument

LONGEST_ZONE = 64


class SenderForm(forms.Form):
    """The parts that every sending has: the name of this filling-in, and the phone's zone."""

    client = forms.RegexField(
        r"\A[0-9a-f]{32}\Z",
        error_messages={"invalid": _("This page went stale. Load it again; what you answered is kept.")},
    )
    zone = forms.CharField(max_length=LONGEST_ZONE, required=False)


class AnswerForm(SenderForm):
    """One answer; `leave` says that an optional question is left out."""

    item = forms.SlugField(max_length=40)
    answer = forms.IntegerField(required=False)
    leave = forms.BooleanField(required=False)

    def value(self) -> int | None:
        """The answer, or None where the question is left out or nothing was picked."""
        given = self.cleaned_data["answer"]
        return None if self.cleaned_data["leave"] or given is None else int(given)


def answers_in(form: Instrument, sent: QueryDict) -> dict[str, int]:
    """The answers of a form sent whole, by item id; what is empty or not a number is missing."""
    return {item.id: value for item in form.items if (value := _whole(sent, f"answer-{item.id}")) is not None}


def _whole(sent: Mapping[str, object], name: str) -> int | None:
    text = str(sent.get(name, "")).strip()
    return int(text) if text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() else None
