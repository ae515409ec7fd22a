"""What the pages on limits are asked and send."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.limits.queries import Role
from rigcheck.kernel.refusals import NotFound


class Counsel(forms.Form):
    """Who confirmed a pack, and when."""

    counsel = forms.CharField(
        label=_("Who confirmed it: name and office"),
        help_text=_("The agency's counsel, in person. Keep their letter; this page keeps the name."),
        max_length=120,
    )
    confirmed = forms.DateField(label=_("Confirmed on"), widget=forms.DateInput(attrs={"type": "date"}))
    read = forms.BooleanField(label=_("They read exactly these rules, line by line"))
    mark = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def given(self) -> tuple[str, date, str]:
        """Counsel, day and mark of a valid form."""
        return self.cleaned_data["counsel"], self.cleaned_data["confirmed"], self.cleaned_data["mark"]


def role(written: str) -> Role:
    """A role from an address. Raises NotFound."""
    try:
        return Role(written)
    except ValueError as error:
        raise NotFound from error
