"""Rows that only the browser can open: what is sent about them is a key, a class and bytes."""

import base64
import binascii

from django import forms
from django.core.exceptions import ValidationError

from rigcheck.care.vault import classes

MOST_KEYS = 256
LONGEST_BLOB = 24 * 1024


class _Hex(forms.Field):
    """Bytes written in hex."""

    def to_python(self, value: str | None) -> bytes:
        try:
            return bytes.fromhex(value or "")
        except ValueError:
            raise ValidationError("hex") from None


class _Base64(forms.Field):
    """Bytes written in base64."""

    def to_python(self, value: str | None) -> bytes:
        if len(value or "") > LONGEST_BLOB:
            raise ValidationError("too long")
        try:
            return base64.b64decode(value or "", validate=True)
        except binascii.Error:
            raise ValidationError("base64") from None


class _Keys(forms.Field):
    """Row keys in hex, parted by blanks."""

    def to_python(self, value: str | None) -> list[bytes]:
        try:
            keys = [bytes.fromhex(key) for key in (value or "").split()]
        except ValueError:
            raise ValidationError("hex") from None
        if len(keys) > MOST_KEYS:
            raise ValidationError("too many")
        return keys


class KeepForm(forms.Form):
    """One sealed row."""

    kind = forms.ChoiceField(
        choices=[(kind.name, kind.name) for kind in classes.ALL if kind.opener is classes.Opener.BROWSER]
    )
    key = _Hex()
    blob = _Base64()


class ReadForm(forms.Form):
    """Rows asked for by key."""

    keys = _Keys()


class EraseForm(ReadForm):
    """Rows to be deleted, by key."""
