"""What a supporter's pages send."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.notices.queries import Channel
from rigcheck.care.peers import policies, queries
from rigcheck.care.peers.actions import Said
from rigcheck.kernel.enums import Trade
from rigcheck.kernel.refusals import NotFound

NUMBER_LETTERS = 30
LONGEST_NAME = 80


class About(forms.Form):
    """Who somebody is at work. Names of agencies and their groups are offered where an agency has sent its facts."""

    agency = forms.CharField(
        label=_("Your agency"),
        help_text=_("Where you work, or worked. Members see it, and can choose somebody from elsewhere."),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"list": "agencies", "autocomplete": "organization"}),
    )
    trade = forms.ChoiceField(
        label=_("Your trade"), choices=[(one.value, name) for one, name in queries.TRADES.items()]
    )
    group = forms.CharField(
        label=_("Your station, shift or group"),
        help_text=_(
            "So that nobody who presses for backup meets a colleague of their own unit unasked. May stay empty."
        ),
        max_length=LONGEST_NAME,
        required=False,
        widget=forms.TextInput(attrs={"list": "groups", "autocomplete": "off"}),
    )
    supervises = forms.BooleanField(
        label=_("I supervise or command people there"),
        help_text=_("Nobody of your agency is then sent to you unless they say so."),
        required=False,
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages you can talk in"), choices=list(queries.LANGUAGES.items()), required=False
    )

    def clean_agency(self) -> str:
        return _name(self.cleaned_data["agency"])

    def clean_group(self) -> str:
        return _name(self.cleaned_data["group"]) if self.cleaned_data["group"].strip() else ""

    def said(self) -> Said:
        """What was said, once the form is valid."""
        given = self.cleaned_data
        return Said(
            given["agency"], Trade(given["trade"]), given["group"], given["supervises"], tuple(given["languages"])
        )


class Words(forms.Form):
    """What members read of a supporter."""

    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Who you are, what it is like to talk with you. Members read it before they write."),
        max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    lived = forms.CharField(
        label=_("What you have lived through"),
        help_text=_("Only if you want to say it."),
        max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 3}),
    )  # fmt: skip
    faith = forms.CharField(
        label=_("Your faith, or none"), help_text=_("May stay empty."), max_length=60, required=False
    )
    times = forms.MultipleChoiceField(
        label=_("When you usually answer"), choices=list(queries.TIMES.items()), required=False
    )
    investigates = forms.BooleanField(
        label=_("I work in internal affairs or professional standards"),
        help_text=_("Nobody of your agency is then offered you unless they say so."),
        required=False,
    )

    def told(self) -> queries.Told:
        """What was said, once the form is valid."""
        return queries.Told(**{**self.cleaned_data, "times": tuple(self.cleaned_data["times"])})


class Wishes(forms.Form):
    """With whom a member would rather not talk."""

    groups = forms.MultipleChoiceField(required=False)
    without = forms.MultipleChoiceField(required=False)
    own = forms.BooleanField(
        label=_("Also people of my own unit, my chain of command and internal affairs"), required=False
    )

    def __init__(self, *args: Any, groups: Sequence[str], people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("groups", [(group, group) for group in groups]), ("without", list(people))):
            self.fields[name] = forms.MultipleChoiceField(choices=choices, required=False)


class Number(forms.Form):
    """A number, and whether it is paged by a text or by a call."""

    number = forms.CharField(
        label=_("Your private mobile number"),
        help_text=_("Not a department phone. Kept locked; nobody here can read it, the lead neither."),
        max_length=NUMBER_LETTERS,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "inputmode": "tel"}),
    )
    channel = forms.ChoiceField(label=_("How should it reach you?"))

    def __init__(self, *args: Any, ways: Sequence[Channel], country: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = {Channel.TEXT: _("A text; you reply 1"), Channel.VOICE: _("A call; you press 1")}
        self.country = country
        self.fields["channel"] = forms.ChoiceField(
            label=self.fields["channel"].label, choices=[(way.value, names[way]) for way in ways],
            widget=forms.RadioSelect,
        )  # fmt: skip

    def clean_number(self) -> str:
        return policies.international(self.cleaned_data["number"], self.country)

    def way(self) -> Channel:
        """The way that was chosen, once the form is valid."""
        return Channel(self.cleaned_data["channel"])


def number(written: str) -> bytes:
    """An id from an address; raises NotFound."""
    try:
        return bytes.fromhex(written)
    except ValueError as error:
        raise NotFound from error


def _name(written: str) -> str:
    try:
        return policies.agency(written)
    except policies.NotSaid as refusal:
        raise forms.ValidationError(str(refusal)) from refusal
