"""What the pages about standing send."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.standing import actions, policies, queries
from rigcheck.care.standing.queries import Issuer, Kind
from rigcheck.kernel.refusals import NotFound, Refusal

TOLD = (Kind.COURSE, Kind.REFRESHER, Kind.CERTIFICATE)
MOST_MONTHS = 60
MOVES = ("on paper", "select", "turn down", "admit", "remove", "bring back", "supervised")


class Why(forms.Form):
    """Why somebody wants to support others."""

    why = forms.CharField(
        label=_("Why you want to do this"),
        help_text=_("In your own words, up to 600 letters. Colleagues in seats here and the lead read it."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
    )

    def clean_why(self) -> str:
        return str(_said(policies.why, self.cleaned_data["why"]))


class Learned(forms.Form):
    """A course, a refresher or a certificate."""

    kind = forms.ChoiceField(label=_("What it is"), choices=[(one.value, queries.KINDS[one]) for one in TOLD])
    title = forms.CharField(label=_("What it is called"), max_length=80)
    issuer = forms.ChoiceField(
        label=_("Who gave the certificate"),
        choices=[(one.value, queries.ISSUERS[one]) for one in (Issuer.OTHER, Issuer.ICISF)],
    )
    month = forms.CharField(
        label=_("In which month"), help_text=_("As 2026-11"), widget=forms.TextInput(attrs={"type": "month"})
    )
    hours = forms.IntegerField(label=_("Hours"), min_value=0, max_value=policies.MOST_HOURS, required=False)
    expires = forms.CharField(
        label=_("Good until"),
        help_text=_("The last month, for a certificate. Leave it empty if it names none."),
        required=False,
        widget=forms.TextInput(attrs={"type": "month"}),
    )

    def clean_title(self) -> str:
        return str(_said(policies.title, self.cleaned_data["title"]))

    def clean_month(self) -> str:
        return str(_said(policies.month, self.cleaned_data["month"]))

    def clean_expires(self) -> str:
        written = self.cleaned_data["expires"]
        return str(_said(policies.month, written)) if written else ""

    def told(self) -> actions.Told:
        """What was written, once the form is valid."""
        given = self.cleaned_data
        return actions.Told(
            Kind(given["kind"]), given["title"], given["month"], given["hours"] or 0, Issuer(given["issuer"]),
            given["expires"],
        )  # fmt: skip


class Rules(forms.Form):
    """What this site asks of its supporters."""

    nominations = forms.IntegerField(
        label=_("How many colleagues have to speak for a candidate"), min_value=1, max_value=9
    )
    certificate = forms.BooleanField(label=_("A certificate that is good has to be there"), required=False)
    hours = forms.IntegerField(
        label=_("Hours of training before they serve"), help_text=_("0 asks for none"), min_value=0, max_value=400
    )
    refresher = forms.IntegerField(
        label=_("Months between two refreshers"), help_text=_("0 asks for none"), min_value=0, max_value=MOST_MONTHS
    )
    supervision = forms.IntegerField(
        label=_("Months between two hours of supervision"),
        help_text=_("0 asks for none"),
        min_value=0,
        max_value=MOST_MONTHS,
    )

    def asked(self) -> actions.Asked:
        """What was set, once the form is valid."""
        return actions.Asked(**self.cleaned_data)


class Doing(forms.Form):
    """What a lead does about a candidate or supporter."""

    move = forms.ChoiceField(
        choices=[
            (one, one) for one in ("on paper", "select", "turn down", "admit", "remove", "bring back", "supervised")
        ]
    )
    ground = forms.ChoiceField(choices=list(queries.GROUNDS.items()), required=False)


def number(written: str) -> bytes:
    """An id from an address; raises NotFound."""
    try:
        return bytes.fromhex(written)
    except ValueError as error:
        raise NotFound from error


def _said(rule: Any, written: str) -> object:
    try:
        return rule(written)
    except Refusal as refusal:
        raise forms.ValidationError(str(refusal)) from refusal
