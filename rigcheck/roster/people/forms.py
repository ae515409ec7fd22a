"""One of the agency's people, and what a list of them is narrowed to."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rigcheck.engines.shifts import CATALOGUE, TEXTS, Pattern
from rigcheck.kernel.refusals import Refusal
from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.people import policies, queries
from rigcheck.roster.people.queries import Details, Employment, Person, Wanted

OWN = "own"
USUAL_HOURS = 12.0
LONGEST_CYCLE = 366


class PersonForm(forms.Form):
    """Everything that stands in a person's record. `person` is who is changed; nobody for a new one."""

    number = forms.CharField(label=_("Number"), help_text=_("As the agency counts its people."), max_length=40)
    name = forms.CharField(label=_("Name"), max_length=120)
    email = forms.CharField(
        label=_("E-mail"),
        help_text=_("Links to a card go there. Empty: a link is printed."),
        max_length=254,
        required=False,
        widget=forms.EmailInput,
    )
    trade = forms.ChoiceField(label=_("Trade"), choices=tuple(agency_queries.TRADES.items()))
    employment = forms.ChoiceField(label=_("State"), choices=Employment.choices)
    unit = forms.CharField(
        label=_("Unit"),
        help_text=_("One from the list, or a new one."),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "units", "autocomplete": "off"}),
    )
    shifts = forms.ChoiceField(label=_("Shift pattern"), required=False)
    cycle = forms.CharField(
        label=_("Cycle of its own"),
        help_text=_("One letter a day: D day, N night, X 24 hours, - off. Such as DDNN----"),
        max_length=LONGEST_CYCLE,
        required=False,
    )
    anchor = forms.DateField(
        label=_("A day on which the cycle began"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    hours = forms.FloatField(label=_("Hours in a shift"), required=False)
    day_starts = forms.TimeField(
        label=_("Days begin"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    night_starts = forms.TimeField(
        label=_("Nights begin"), required=False, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    zone = forms.ChoiceField(label=_("Time zone of the shifts"), required=False)

    def __init__(self, *args: Any, agency: Agency, person: Person | None = None, **kwargs: Any) -> None:
        kwargs["initial"] = _written(person) if person else {"trade": agency.trade, "employment": Employment.SWORN}
        kwargs["initial"].setdefault("zone", agency.zone)
        super().__init__(*args, **kwargs)
        self.person = person
        self.pattern: Pattern | None = None
        known = [(one, gettext(TEXTS[one])) for one in CATALOGUE]
        self.fields["shifts"] = forms.ChoiceField(
            label=_("Shift pattern"),
            choices=[("", _("Not known")), *known, (OWN, _("A cycle of its own"))],
            required=False,
        )
        self.fields["zone"] = forms.ChoiceField(
            label=_("Time zone of the shifts"), choices=[(one, one) for one in agency_queries.zones()], required=False
        )

    def clean(self) -> dict[str, Any]:
        """The shift pattern, checked as a whole."""
        given = self.cleaned_data
        if given.get("shifts") and not self.errors:
            try:
                self.pattern = _pattern(given)
            except Refusal as refused:
                self.add_error("shifts", gettext(str(refused)))
        return given

    def details(self) -> Details:
        """What was written, once the form is valid."""
        given = {name: queries.tidy(self.cleaned_data[name]) for name in ("number", "name", "email", "unit")}
        return Details(
            number=given["number"].upper(),
            name=given["name"],
            email=given["email"],
            unit=given["unit"],
            trade=self.cleaned_data["trade"],
            employment=self.cleaned_data["employment"],
            left=self.person.left if self.person else False,
            pattern=self.pattern,
        )


class FindForm(forms.Form):
    """What a list of people is narrowed to; anything that makes no sense is left out."""

    q = forms.CharField(max_length=80, required=False)
    unit = forms.CharField(max_length=120, required=False)
    state = forms.ChoiceField(choices=[("", ""), *Employment.choices], required=False)
    left = forms.ChoiceField(choices=[("", ""), ("yes", "")], required=False)

    def wanted(self) -> Wanted:
        """What to look for; an answer that is not valid narrows nothing."""
        self.is_valid()
        given = self.cleaned_data
        return Wanted(given.get("q", ""), given.get("unit", ""), given.get("state", ""), bool(given.get("left")))


def _pattern(given: dict[str, Any]) -> Pattern:
    """The pattern that was chosen; raises the refusals of `engines.shifts`."""
    if given["anchor"] is None:
        raise policies.NoFirstDay
    known = CATALOGUE.get(given["shifts"])
    if known:
        return known.pattern(
            anchor=given["anchor"],
            zone=given["zone"],
            day_starts=given["day_starts"],
            night_starts=given["night_starts"],
        )
    return Pattern(
        cycle=given["cycle"].strip().upper(),
        anchor=given["anchor"],
        zone=given["zone"],
        hours=given["hours"] or USUAL_HOURS,
        **{name: given[name] for name in ("day_starts", "night_starts") if given[name]},
    )


def _written(person: Person) -> dict[str, Any]:
    """A person's record as the form shows it."""
    shown: dict[str, Any] = {name: getattr(person, name) for name in ("number", "name", "email", "trade", "employment")}
    shown["unit"] = person.unit.name if person.unit else ""
    if pattern := person.pattern:
        for name in ("cycle", "anchor", "zone", "hours", "day_starts", "night_starts"):
            shown[name] = getattr(pattern, name)
        shown["shifts"] = queries.catalogue_name(pattern) or OWN
    return shown
