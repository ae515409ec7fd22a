"""What the pages of upkeep send."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.upkeep import policies, queries
from rigcheck.care.upkeep.queries import Wish
from rigcheck.kernel.refusals import NotFound


class Log(forms.Form):
    """One line for the programme."""

    kind = forms.ChoiceField(label=_("How"), choices=list(queries.CONTACTS.items()), widget=forms.RadioSelect)
    band = forms.ChoiceField(label=_("About how long"), choices=list(queries.BANDS.items()), widget=forms.RadioSelect)
    referred = forms.BooleanField(label=_("I named somebody else who can help"), required=False)


class Limit(forms.Form):
    """With how many people at the same time."""

    most = forms.IntegerField(
        label=_("With how many people at the same time"),
        help_text=_("0 takes nobody new. Whom you talk with now stays with you."),
        min_value=0,
        max_value=policies.MOST_TALKS,
    )


class Asking(forms.Form):
    """A call, or supervision."""

    wish = forms.ChoiceField(choices=[(one.value, one.value) for one in Wish])


def number(written: str) -> bytes:
    """An id from an address; raises NotFound."""
    try:
        return bytes.fromhex(written)
    except ValueError as error:
        raise NotFound from error
