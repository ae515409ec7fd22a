"""What the page's script may send: JSON, checked field by field before anything is done."""

import json
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from rigcheck.care.admission.queries import Brought
from rigcheck.care.members import policies
from rigcheck.care.members.actions import Keys, NewWay
from rigcheck.care.members.queries import Profile
from rigcheck.engines.sealing.keys import Method
from rigcheck.kernel.enums import Trade

MANY_ROWS = 20_000
MANY_WAYS = 8
COUNTRIES = [
    ("US", _("United States")),
    ("CA", _("Canada")),
    ("GB", _("United Kingdom")),
    ("IE", _("Ireland")),
    ("AU", _("Australia")),
    ("NZ", _("New Zealand")),
]


class Bytes(forms.CharField):
    """`size` bytes, written as hex."""

    def __init__(self, size: int, **more: Any) -> None:
        super().__init__(**more)
        self._size = size

    def clean(self, value: Any) -> Any:
        """The bytes; None where nothing was sent and nothing is needed."""
        written = super().clean(value)
        if not written and not self.required:
            return None
        try:
            raw = bytes.fromhex(written)
        except ValueError as error:
            raise forms.ValidationError("not hex") from error
        if len(raw) != self._size:
            raise forms.ValidationError("another length")
        return raw


class Way(forms.Form):
    """Which secret a proof belongs to."""

    method = forms.ChoiceField(choices=[(method.value, "") for method in Method if method is not Method.PIN])
    proof = Bytes(32)

    def clean_method(self) -> Method:
        return Method(self.cleaned_data["method"])


class Prove(Way):
    """A proof from somebody who wants to come in."""

    handle = forms.CharField(max_length=80, required=False)


class NewWayForm(Way):
    """A new passphrase, card or passkey."""

    locator = Bytes(16)
    blob = Bytes(60)

    def way(self) -> NewWay:
        """The new way in, as the domain knows it."""
        return NewWay(**{name: self.cleaned_data[name] for name in ("method", "locator", "blob", "proof")})


class Begin(forms.Form):
    """One of the handles that the page offered, and a card's code, or a token in hex with its mark."""

    code = forms.CharField(max_length=100, required=False)
    token = forms.RegexField(r"^([0-9a-f]{2}){1,600}$", required=False)
    mark = forms.CharField(max_length=60, required=False)
    handle = forms.CharField(max_length=40)

    def brought(self) -> Brought:
        """What opens the account, as the domain knows it."""
        sent = self.cleaned_data
        return Brought(sent["code"], bytes.fromhex(sent["token"]), sent["mark"])


class ProfileForm(forms.Form):
    """What a member may say of themselves; all of it may stay empty."""

    agency = forms.CharField(max_length=120, required=False)
    trade = forms.ChoiceField(choices=[("", ""), *((trade.value, "") for trade in Trade)], required=False)
    country = forms.RegexField(r"^[A-Z]{2}$", required=False)
    phone = forms.ChoiceField(choices=[("", ""), ("mine", ""), ("department", "")], required=False)
    card_question = forms.DateField(required=False)

    def profile(self) -> Profile:
        """The sealed record."""
        day = self.cleaned_data["card_question"]
        return Profile(**{**self.cleaned_data, "card_question": day.isoformat() if day else ""})


class Finish(forms.Form):
    """The public side of a new account's keys, and its first session key."""

    draft = forms.CharField(max_length=4000)
    seal_public = Bytes(1216)
    sign_public = Bytes(32)
    session = Bytes(32)

    def keys(self) -> Keys:
        """The keys, as the domain knows them."""
        return Keys(*(self.cleaned_data[name] for name in ("seal_public", "sign_public", "session")))


class Open(forms.Form):
    """The session key, and the device whose PIN is to work again."""

    session = Bytes(32)
    device = Bytes(16, required=False)


class Pin(forms.Form):
    """A device and the proof of its PIN."""

    device = Bytes(16)
    proof = Bytes(32)


class NewPin(Pin):
    """The same with the proof of a second PIN, which opens nothing."""

    second = Bytes(32, required=False)


class Device(forms.Form):
    """The device that signs out, if it has a PIN."""

    device = Bytes(16, required=False)


class Locator(forms.Form):
    """One way in."""

    locator = Bytes(16)


class Erase(forms.Form):
    """The handle, typed to confirm."""

    handle = forms.CharField(max_length=80)


def body(request: HttpRequest) -> dict[str, Any]:
    """The JSON object that was sent. Raises Unexpected for anything else."""
    try:
        sent = json.loads(request.body or b"{}")
    except ValueError as error:
        raise policies.Unexpected from error
    return mapping(sent)


def read(form_type: type[forms.Form], sent: Any) -> Any:
    """The form, checked. Raises Unexpected: our own page never sends a field that does not pass."""
    form = form_type(data=sent if isinstance(sent, dict) else {})
    if not form.is_valid():
        raise policies.Unexpected
    return form


def mapping(sent: Any) -> dict[str, Any]:
    """A JSON object inside what was sent. Raises Unexpected."""
    if not isinstance(sent, dict):
        raise policies.Unexpected
    return sent


def listed(sent: Any) -> list[Any]:
    """A short list of ways in. Raises Unexpected."""
    if not isinstance(sent, list) or not 0 < len(sent) <= MANY_WAYS:
        raise policies.Unexpected
    return sent


def rows(sent: Any) -> list[bytes]:
    """Keys of rows that only the browser can find, 16 bytes each. Raises Unexpected."""
    if not isinstance(sent, list) or len(sent) > MANY_ROWS:
        raise policies.Unexpected
    return [read(Locator, {"locator": one}).cleaned_data["locator"] for one in sent]
