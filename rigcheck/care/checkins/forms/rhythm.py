"""The rhythm and the shifts, as chosen on their page."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.checkins import queries
from rigcheck.engines.shifts import CATALOGUE, known_as

LONGEST_CYCLE = 366
OWN_PATTERN = "own"


class RhythmForm(forms.Form):
    """One page: how often, at what time, which shifts.

    `nudge` moves the first day of the cycle by so many days; `team` is the place in the list of the agency's teams
    that was tapped, and takes the place of every other answer about shifts.
    """

    every = forms.ChoiceField(required=False)
    zone = forms.CharField(max_length=64)
    at = forms.TimeField(required=False)
    weekday = forms.TypedChoiceField(choices=[(day, str(day)) for day in range(7)], coerce=int, required=False)
    training_days = forms.CharField(required=False, max_length=1000)
    pattern = forms.ChoiceField(required=False)
    cycle = forms.CharField(required=False, max_length=LONGEST_CYCLE)
    anchor = forms.DateField(required=False, error_messages={"invalid": _("Choose the day on which a cycle began.")})
    hours = forms.FloatField(required=False)
    day_starts = forms.TimeField(required=False)
    night_starts = forms.TimeField(required=False)
    team = forms.IntegerField(required=False, min_value=0)
    nudge = forms.IntegerField(required=False, min_value=-LONGEST_CYCLE, max_value=LONGEST_CYCLE)

    def __init__(self, *args: Any, today: date, teams: Sequence[queries.Team] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today, self.teams = today, teams
        self.fields["every"] = forms.ChoiceField(required=False, choices=queries.rhythm_choices())
        self.fields["pattern"] = forms.ChoiceField(required=False, choices=queries.pattern_choices())

    def rhythm(self) -> queries.OwnRhythm:
        """What was chosen, once the form is valid; times left empty take the pattern's usual ones."""
        given = self._with_team()
        known = CATALOGUE.get(given["pattern"])
        anchor = (given["anchor"] or self.today) + timedelta(days=given["nudge"] or 0)
        times = {
            name: given[name].strftime("%H:%M")
            for name in ("at", "day_starts", "night_starts")
            if given[name] is not None
        }
        return queries.OwnRhythm(
            every=given["every"],
            zone=given["zone"],
            weekday=given["weekday"] or 0,
            training_days=_days(given["training_days"]),
            pattern=given["pattern"],
            cycle=known.cycle if known else given["cycle"].strip().upper(),
            anchor=anchor.isoformat() if given["pattern"] else "",
            hours=given["hours"] or (known.hours if known else queries.USUAL_HOURS),
            **times,
        )

    def _with_team(self) -> dict[str, Any]:
        """The answers, those about shifts taken from the team that was tapped; one that is gone changes nothing."""
        given = self.cleaned_data
        tapped = self.teams[given["team"]].pattern if given["team"] in range(len(self.teams)) else None
        if tapped is None:
            return given
        facts = {
            name: getattr(tapped, name) for name in ("cycle", "anchor", "zone", "hours", "day_starts", "night_starts")
        }
        return {**given, **facts, "pattern": known_as(tapped) or OWN_PATTERN, "nudge": 0}


def _days(written: str) -> list[str]:
    """Dates parted by commas or line ends, in order, each once."""
    return sorted({day.strip() for day in written.replace(",", "\n").splitlines() if day.strip()})
