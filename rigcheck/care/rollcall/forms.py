"""What the lead asks to be printed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.admission.policies import MOST_AT_ONCE
from rigcheck.kernel.enums import Seat

PAPER = [("letter", _("Letter (8.5 × 11 in)")), ("a4", _("A4"))]
NAME_LETTERS = 60


class Cards(forms.Form):
    """Cards of one kind."""

    seat = forms.ChoiceField(
        label=_("For whom?"),
        choices=[(Seat.MEMBER.value, _("Members")), (Seat.FAMILY.value, _("Families"))],
        widget=forms.RadioSelect,
        initial=Seat.MEMBER.value,
    )
    count = forms.IntegerField(
        label=_("How many?"), min_value=1, max_value=MOST_AT_ONCE, initial=24, help_text=_("Eight go on a sheet.")
    )
    paper = forms.ChoiceField(label=_("Paper"), choices=PAPER)

    def clean_seat(self) -> Seat:
        return Seat(self.cleaned_data["seat"])


class Kit(forms.Form):
    """One roll call."""

    agency = forms.CharField(
        label=_("Whom is it for?"),
        max_length=NAME_LETTERS,
        help_text=_("The department or the union, as people call it."),
    )
    host = forms.CharField(
        label=_("Who runs this site?"),
        max_length=NAME_LETTERS,
        help_text=_("It stands in the script and in the answers: the union, an association, a clinic, the county."),
    )
    members = forms.IntegerField(
        label=_("Cards for members"), min_value=0, max_value=MOST_AT_ONCE, initial=24,
        help_text=_("More than there are people in the room, so that nobody can count what is missing."),
    )  # fmt: skip
    families = forms.IntegerField(label=_("Cards for families"), min_value=0, max_value=MOST_AT_ONCE, initial=16)
    paper = forms.ChoiceField(label=_("Paper"), choices=PAPER)
