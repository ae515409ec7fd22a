"""What the card page's script and the staff pages send."""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.engines.sealing.cards import CardKind, CardRefusal, parse
from rigcheck.roster.invitations import policies

REQUEST_LETTERS = 1024
Filled = TypeVar("Filled", bound=forms.Form)


class Look(forms.Form):
    """A code, as it stands in a link or on a letter."""

    code = forms.CharField(max_length=100)

    def clean_code(self) -> bytes:
        """The sixteen bytes of the code."""
        try:
            return parse(CardKind.LINK, self.cleaned_data["code"])
        except CardRefusal as refusal:
            raise forms.ValidationError(str(refusal), code=refusal.code) from None


class Sign(Look):
    """A code, and what the browser has blinded, in base64url."""

    request = forms.CharField(max_length=REQUEST_LETTERS)

    def clean_request(self) -> bytes:
        """The bytes; whether they can be signed is for the signer to say."""
        try:
            return _plain(self.cleaned_data["request"])
        except (ValueError, binascii.Error):
            raise forms.ValidationError(_("This is not base64url.")) from None


class Find(forms.Form):
    """A name or number to look for."""

    find = forms.CharField(required=False, max_length=120, label=_("Name or number"))


def read(form: type[Filled], sent: Mapping[str, Any]) -> Filled:
    """The form, filled and checked; raises `UnknownLink` for a code that is none, `NotARequest` for other faults."""
    filled = form(data=dict(sent))
    if filled.is_valid():
        return filled
    raise policies.UnknownLink if "code" in filled.errors else policies.NotARequest


def spelled(content: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(content).decode().rstrip("=")


def _plain(text: str) -> bytes:
    return urlsafe_b64decode((text + "=" * (-len(text) % 4)).encode("ascii"))
