"""What the pages about rotas send."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.checkins.queries import zones
from rigcheck.care.oncall import policies, queries
from rigcheck.care.oncall.actions.rotas import Turns
from rigcheck.care.peers import queries as peers
from rigcheck.engines.rotas import LONGEST_TURN
from rigcheck.kernel.intervals import Interval, NotAnInterval
from rigcheck.kernel.refusals import NotFound

SPARE_PLACES = 3
"""Empty places shown below those that are filled."""
LONGEST_ID = 32


class RotaForm(forms.Form):
    """One rota: its turns, and who takes them, in order."""

    name = forms.CharField(label=_("Name"), max_length=40, help_text=_("Such as Peers, Chaplains, Clinicians."))
    days = forms.IntegerField(
        label=_("Days in a turn"), min_value=1, max_value=LONGEST_TURN, help_text=_("7 hands over once a week.")
    )
    starts = forms.TimeField(label=_("On from"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(
        label=_("To"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        help_text=_("The same time means round the clock."),
    )
    zone = forms.ChoiceField(label=_("Time zone"))
    first = forms.DateField(
        label=_("The first turn begins on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, *args: Any, supporters: Sequence[peers.Supporter], places: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = str(self.initial.get("zone", ""))
        self.fields["zone"] = forms.ChoiceField(
            label=self.fields["zone"].label, choices=[(zone, zone) for zone in zones(own)]
        )
        people = [("", _("nobody")), *((one.id.hex(), one.name) for one in supporters)]
        for place in range(min(places + SPARE_PLACES, policies.MOST_PEOPLE)):
            label = _("Turn %(number)d") % {"number": place + 1}
            self.fields[f"turn_{place}"] = forms.ChoiceField(label=label, choices=people, required=False)

    @property
    def turns_shown(self) -> Sequence[forms.BoundField]:
        """The places in the order, for the page."""
        return [self[name] for name in self.fields if name.startswith("turn_")]

    def turns(self) -> Turns:
        """What was written, once the form is valid."""
        given = self.cleaned_data
        people = [given[name] for name in self.fields if name.startswith("turn_") and given[name]]
        facts = {name: given[name] for name in ("name", "zone", "starts", "ends", "days", "first")}
        return Turns(**facts, people=tuple(bytes.fromhex(one) for one in people))


def written(rota: queries.Plan, today: date) -> dict[str, object]:
    """A rota as its form shows it."""
    turns = {f"turn_{place}": who.hex() for place, who in enumerate(rota.rota.people)}
    facts = {name: getattr(rota.rota, name) for name in ("days", "starts", "ends", "zone")}
    return {"name": rota.name, "first": rota.rota.first_day(today), **facts, **turns}


class PutOn(forms.Form):
    """Somebody for a while, whoever the turns name."""

    who = forms.ChoiceField(label=_("Who"), required=False)
    starts = forms.DateTimeField(label=_("From"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    ends = forms.DateTimeField(label=_("Until"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))

    def __init__(self, *args: Any, supporters: Sequence[peers.Supporter], zone: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.zone = zone
        people = [*((one.id.hex(), one.name) for one in supporters), ("", _("nobody"))]
        self.fields["who"] = forms.ChoiceField(label=_("Who"), choices=people, required=False)

    def clean(self) -> dict[str, Any]:
        """The two times, on the wall of the rota's zone, as a span."""
        given = {**self.cleaned_data}
        if "starts" in given and "ends" in given:
            try:
                given["span"] = Interval(self._there(given["starts"]), self._there(given["ends"]))
            except NotAnInterval:
                self.add_error("ends", _("The end has to come after the start."))
        return given

    def someone(self) -> bytes | None:
        """Whom to put on, once the form is valid; None for nobody."""
        return bytes.fromhex(self.cleaned_data["who"]) or None

    def _there(self, wall: datetime) -> datetime:
        return wall.replace(tzinfo=ZoneInfo(self.zone))


class OfferForm(forms.Form):
    """Which duty is offered, and against which one; "" offers it to everybody."""

    rota = forms.CharField(max_length=LONGEST_ID)
    starts = forms.CharField(max_length=40)
    back = forms.CharField(max_length=120, required=False)

    def clean_rota(self) -> bytes:
        return number(self.cleaned_data["rota"])

    def clean_starts(self) -> datetime:
        return _moment(self.cleaned_data["starts"])

    def mine(self) -> queries.Slot:
        """One's own duty, once the form is valid."""
        return queries.Slot(self.cleaned_data["rota"], self.cleaned_data["starts"])

    def wanted(self) -> tuple[bytes, queries.Slot] | None:
        """Whom to ask for which duty, once the form is valid; None for everybody. Raises NotFound."""
        if not self.cleaned_data["back"]:
            return None
        who, _sign, rest = self.cleaned_data["back"].partition("|")
        rota, _sign, starts = rest.partition("|")
        return number(who), queries.Slot(number(rota), _moment(starts))


class Hours(forms.Form):
    """For how many hours somebody is up."""

    hours = forms.TypedChoiceField(choices=[(one, str(one)) for one in policies.HOURS], coerce=int)


def number(written_down: str) -> bytes:
    """An id from an address or a field; raises NotFound."""
    try:
        return bytes.fromhex(written_down)
    except ValueError as error:
        raise NotFound from error


def _moment(written_down: str) -> datetime:
    try:
        found = datetime.fromisoformat(written_down)
    except ValueError as error:
        raise NotFound from error
    if found.tzinfo is None:
        raise NotFound
    return found
