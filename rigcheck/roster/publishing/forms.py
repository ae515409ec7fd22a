"""A policy or programme as it is written on its page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.roster.publishing.queries import Kind


class StatementForm(forms.Form):
    """What kind, what it is called, and what it says; plain text."""

    kind = forms.ChoiceField(choices=Kind.choices, label=_("What is it?"))
    title = forms.CharField(max_length=120, label=_("Title"))
    text = forms.CharField(
        max_length=4000, required=False, label=_("What it says"), widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("Plain text. Members read it on their side; name nobody."),
    )  # fmt: skip
