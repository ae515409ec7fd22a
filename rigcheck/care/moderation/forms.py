"""What the pages of moderators and leads send, and what members send them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.finding import queries as finding
from rigcheck.care.groups import queries
from rigcheck.care.groups.policies import SMALL_PLACES


class DecisionForm(forms.Form):
    """A reason and words; what is missing the action says."""

    reason = forms.CharField(required=False)
    words = forms.CharField(required=False)
    yes = forms.CharField(required=False)


class OfferForm(forms.Form):
    """A small group as a supporter offers it after an event."""

    name = forms.CharField(
        label=_("Name"),
        max_length=60,
        help_text=_("One that says something to those who were there, and nothing to others. No names, no address."),
    )
    about = forms.CharField(
        label=_("For whom, and when you would meet"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    places = forms.IntegerField(
        label=_("Places"), min_value=SMALL_PLACES.start, max_value=SMALL_PLACES.stop - 1, initial=8
    )
    kind = forms.ChoiceField(
        label=_("Who finds it"),
        choices=[("closed", _("Those to whom you give a code")), ("topic", _("Every member, until it is full"))],
        widget=forms.RadioSelect,
        initial="closed",
    )

    def told(self) -> dict[str, Any]:
        """The group as the action takes it, once the form is valid."""
        given = self.cleaned_data
        about = queries.About(given["name"], given["about"])
        return {"kind": queries.Kind(given["kind"]), "about": about, "places": given["places"]}


class GroupForm(forms.Form):
    """A group as a lead opens it."""

    name = forms.CharField(label=_("Name"), max_length=60, help_text=_("Such as Night shifts, or After a loss."))
    about = forms.CharField(
        label=_("For whom, and about what"), max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    rules = forms.CharField(
        label=_("Its own rules"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Beside those that hold in every group."),
    )
    kind = forms.ChoiceField(
        label=_("Who finds it"),
        choices=[("topic", _("Everybody it admits")), ("closed", _("Whoever has a code from a moderator"))],
        widget=forms.RadioSelect,
        initial="topic",
    )
    family = forms.BooleanField(label=_("Families are let in"), required=False)
    retirees = forms.BooleanField(label=_("So is whoever has left the job"), required=False)
    need = forms.ChoiceField(label=_("What the directory is asked for beside it"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        needs = [("", _("Nothing in particular")), *((one.id, one.name) for one in finding.needs().values())]
        self.fields["need"] = forms.ChoiceField(label=self.fields["need"].label, choices=needs, required=False)

    def told(self) -> dict[str, Any]:
        """The group as the action takes it, once the form is valid."""
        given = self.cleaned_data
        about = queries.About(**{name: given[name] for name in ("name", "about", "rules", "need")})
        admits = {name: given[name] for name in ("family", "retirees")}
        return {"kind": queries.Kind(given["kind"]), "about": about, "admits": admits}
