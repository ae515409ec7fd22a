"""What the lead's pages send."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rigcheck.care.seats import policies, queries
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.refusals import NotFound

INVITED = (Seat.CLINICIAN, Seat.PEER, Seat.CHAPLAIN, Seat.MODERATOR, Seat.AUDITOR, Seat.LEAD)


class Invite(forms.Form):
    """A name and a seat."""

    name = forms.CharField(
        label=_("The name under which they work"),
        help_text=_("Members will see it. A peer supporter may work under a first name."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    seat = forms.ChoiceField(label=_("Seat"), choices=[(seat.value, queries.SEATS[seat]) for seat in INVITED])

    def clean_name(self) -> str:
        try:
            return policies.working_name(self.cleaned_data["name"])
        except policies.NameRefused as refusal:
            raise forms.ValidationError(str(refusal)) from refusal

    def clean_seat(self) -> Seat:
        return Seat(self.cleaned_data["seat"])


def number(written: str) -> bytes:
    """A seat's id from an address; raises NotFound."""
    try:
        return bytes.fromhex(written)
    except ValueError as error:
        raise NotFound from error


def signature(request: HttpRequest) -> bytes:
    """The signature that the page's script sent, in hex. Raises BadCertificate."""
    try:
        sent: Any = json.loads(request.body)
        return bytes.fromhex(sent["signature"])
    except (ValueError, KeyError, TypeError) as error:
        raise policies.BadCertificate from error
