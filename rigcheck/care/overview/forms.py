"""What the page sends to erase everything."""

from django import forms
from django.core.exceptions import ValidationError

NAME_BYTES = 16
MOST_NAMES = 6000
"""27 months of 160 places are 4,320."""


class _Names(forms.Field):
    """Names of rows, 16 bytes each, in hex and parted by blanks."""

    def to_python(self, value: str | None) -> list[bytes]:
        try:
            names = [bytes.fromhex(name) for name in (value or "").split()]
        except ValueError:
            raise ValidationError("hex") from None
        if len(names) > MOST_NAMES or any(len(name) != NAME_BYTES for name in names):
            raise ValidationError("names")
        return names


class EraseAllForm(forms.Form):
    """The box ticked, and the rows of notes that only the browser can name."""

    sure = forms.BooleanField()
    rows = _Names(required=False)
