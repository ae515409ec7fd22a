"""An agency and a unit, as they are sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.roster.agencies import queries
from rigcheck.roster.agencies.queries import Agency

TRADES = tuple(queries.TRADES.items())


class AgencyForm(forms.Form):
    """An agency that is there already (`there`) keeps its short name, and what kind it is."""

    name = forms.CharField(label=_("Name"), max_length=120)
    slug = forms.SlugField(
        label=_("Short name"),
        help_text=_("Small letters and hyphens. Signed files carry it, so it cannot be changed later."),
        max_length=50,
    )
    trade = forms.ChoiceField(label=_("Main trade"), choices=TRADES)
    zone = forms.ChoiceField(label=_("Time zone of its shifts"))
    council = forms.ChoiceField(
        label=_("Pooled by"),
        help_text=_("Under 50 people: a regional council issues cards for several agencies together."),
        required=False,
    )
    is_council = forms.BooleanField(
        label=_("This is a council that pools small agencies"), help_text=_("It may have no people of its own."),
        required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, there: Agency | None = None, **kwargs: Any) -> None:
        if there:
            council = there.council.slug if there.council else ""
            kwargs["initial"] = {"name": there.name, "trade": there.trade, "zone": there.zone, "council": council}
        super().__init__(*args, **kwargs)
        councils = [(one.slug, one.name) for one in queries.councils() if one != there]
        self.fields["zone"] = forms.ChoiceField(
            label=self.fields["zone"].label, choices=[(zone, zone) for zone in queries.zones()]
        )
        self.fields["council"] = forms.ChoiceField(
            label=self.fields["council"].label,
            help_text=str(self.fields["council"].help_text),
            choices=[("", _("No council")), *councils],
            required=False,
        )
        if there:
            del self.fields["slug"], self.fields["is_council"]
        if there and there.is_council:
            del self.fields["council"]


class UnitForm(forms.Form):
    """A unit, and the group that it is counted with."""

    name = forms.CharField(label=_("Name"), max_length=120)
    trade = forms.ChoiceField(label=_("Trade"), choices=TRADES)
    group = forms.CharField(
        label=_("Counted together with"),
        help_text=_("A group’s name. Its units are shown as one figure, so that a small one never stands alone."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "groups", "autocomplete": "off"}),
    )
