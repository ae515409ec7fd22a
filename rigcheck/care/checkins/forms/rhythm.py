"""The rhythm and the shifts, as chosen on their page."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.care.checkins import queries
from rigcheck.engines.shifts import CATALOGUE

LONGEST_CYCLE = 366


class RhythmForm(forms.Form):
    """One page: how often, at what time, which shifts. `nudge` moves the first day of the cycle by so many days."""

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
    nudge = forms.IntegerField(required=False, min_value=-LONGEST_CYCLE, max_value=LONGEST_CYCLE)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["every"] = forms.ChoiceField(required=False, choices=queries.rhythm_choices())
        self.fields["pattern"] = forms.ChoiceField(required=False, choices=queries.pattern_choices())

    def rhythm(self) -> queries.OwnRhythm:
        """What was chosen, once the form is valid; times left empty take the pattern's usual ones."""
        given = self.cleaned_data
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


def _days(written: str) -> list[str]:
    """Dates parted by commas or line ends, in order, each once."""
    return sorted({day.strip() for day in written.replace(",", "\n").splitlines() if day.strip()})
