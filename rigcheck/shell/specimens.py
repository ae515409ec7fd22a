"""Made-up contents for the gallery. Nothing here is anybody's."""

from django import forms
from django.utils.translation import gettext_lazy as _

from rigcheck.shell import icons

DAY = 86_400
START = 1_767_225_600
"""1 January 2026, in unix seconds: a fixed day, so that the gallery never changes by itself."""

MOOD = (3, 3, 4, 3, 2, 2, 3, 4, 4, 3, None, 2, 2, 3, 3, 4, 4, 5, 4, 3, 3, 2, 3, 4)
SLEEP = (4, 3, 3, 2, 2, 1, 3, 4, 4, 4, None, 3, 2, 2, 3, 3, 4, 4, 4, 3, 2, 2, 3, 4)


class SpecimenForm(forms.Form):
    """One of each field that Django draws."""

    unit = forms.ChoiceField(
        label=_("Shift pattern"),
        choices=[("24-48", _("24 on, 48 off")), ("48-96", _("48 on, 96 off")), ("pitman", _("Pitman, 14 days"))],
    )
    station = forms.CharField(label=_("Nickname for this phone"), help_text=_("Only you see it."), max_length=40)
    quiet = forms.BooleanField(label=_("No sounds"), help_text=_("Also during breathing."), required=False)


def everything() -> dict[str, object]:
    """The context of the gallery page."""
    broken = SpecimenForm({"missing-unit": "24-48", "missing-station": ""}, prefix="missing")
    broken.is_valid()
    return {
        "moods": [_("Rough"), _("Low"), _("So-so"), _("Good"), _("Great")],
        "nine": [str(number) for number in range(11)],
        "answers": [
            (0, _("Not at all")),
            (1, _("Several days")),
            (2, _("More than half the days")),
            (3, _("Nearly every day")),
        ],
        "tags": [
            ("long", _("Long shift")),
            ("child", _("Call with a child")),
            ("radio", _("Hard radio call")),
            ("colleague", _("Trouble at the station")),
            ("home", _("Home")),
            ("good", _("A good save")),
        ],
        "picked": ["long", "good"],
        "chart": _chart(),
        "headers": [_("Day"), _("Mood"), _("Sleep")],
        "rows": [
            (str(day), mood or "–", sleep or "–") for day, (mood, sleep) in enumerate(zip(MOOD, SLEEP, strict=True), 1)
        ],
        "pairs": [
            (_("Kept on"), _("this site, locked to you")),
            (_("Your employer sees"), _("nothing")),
            (_("Kept for"), _("25 months")),
        ],
        "views": [(_("Weeks"), "#weeks", True), (_("Shifts"), "#shifts", False), (_("Year"), "#year", False)],
        "form": SpecimenForm(initial={"station": "Blue phone", "quiet": True}),
        "broken": broken,
        "icons": icons.names(),
    }


def _chart() -> dict[str, object]:
    return {
        "x": [START + day * DAY for day in range(len(MOOD))],
        "time": True,
        "low": 0.5,
        "high": 5.5,
        "lines": [{"label": str(_("Mood")), "values": MOOD}, {"label": str(_("Sleep")), "values": SLEEP}],
        "band": {"label": str(_("Your usual")), "low": [2.4] * len(MOOD), "high": [3.9] * len(MOOD)},
        "marks": [],
    }
