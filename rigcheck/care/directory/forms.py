"""What the lead's pages about lines send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.directory.actions import Heard
from rigcheck.care.directory.policies import NotAPack
from rigcheck.care.directory.queries import Line

MOST_BYTES = 2_000_000
RIGHT, WRONG = "right", "wrong"


class Check(forms.Form):
    """What a call told."""

    checked = forms.DateField(label=_("Called on"), widget=forms.DateInput(attrs={"type": "date"}))
    answered = forms.ChoiceField(
        label=_("What did the call tell?"),
        choices=[(RIGHT, _("It is the right line: show it")), (WRONG, _("Wrong, closed, or not for us: keep it off"))],
    )
    hours = forms.CharField(label=_("Hours"), required=False, max_length=120, help_text=_("24/7, or in words."))
    who = forms.CharField(label=_("Who answers"), required=False, max_length=250)
    passes_on = forms.CharField(
        label=_("What they may have to pass on"),
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Ask them: to whom, when, and whether the department could ever hear of a call."),
    )
    reason = forms.CharField(label=_("If it is kept off: why"), required=False, max_length=250)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("answered") == WRONG and not given.get("reason"):
            self.add_error("reason", _("Say in a few words why, for whoever looks next."))
        return given

    def heard(self) -> Heard:
        """The answers of a valid form."""
        given = {name: self.cleaned_data[name] for name in ("reason", "hours", "who", "passes_on")}
        return Heard(shown=self.cleaned_data["answered"] == RIGHT, **given)


def begun(line: Line) -> dict[str, str]:
    """What the form shows before the call."""
    return {"hours": line.hours, "who": line.who, "passes_on": line.passes_on, "reason": line.reason}


def text_of(upload: Any) -> str:
    """The text of a pack that was sent. Raises NotAPack for no file, one too large, or one that is no text."""
    if upload is None or upload.size > MOST_BYTES:
        raise NotAPack
    try:
        return str(upload.read().decode("utf-8"))
    except UnicodeDecodeError as fault:
        raise NotAPack from fault
