"""What somebody looks for, and what a lead writes."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rigcheck.care.directory.queries import By, Channel, Kind, channels_of, spaced
from rigcheck.care.finding import policies, queries
from rigcheck.care.finding.queries import Asked
from rigcheck.engines.hsds import language_code
from rigcheck.kernel.places import written_point

KM: Final = {0: _("Any distance"), 10: _("10 km (6 miles)"), 25: _("25 km (15 miles)"), 50: _("50 km (30 miles)"),
             100: _("100 km (60 miles)")}  # fmt: skip
_WAY: Final = re.compile(r"(\w+)[: ]\s*(.+?)(?:\s+(press|word)\s+(\S+))?", re.IGNORECASE)


def _choices(words: Mapping[Any, Any]) -> list[tuple[str, Any]]:
    return [(str(name), said) for name, said in words.items()]


class Ask(forms.Form):
    """What somebody looks for. It comes by POST: no address, log or history holds it."""

    text = forms.CharField(label=_("Words"), max_length=200, required=False)
    near = forms.CharField(
        label=_("Near"),
        max_length=100,
        required=False,
        help_text=_("A town in the directory, or latitude and longitude. Reckoned here; no map service is asked."),
    )
    km = forms.ChoiceField(label=_("How far"), choices=_choices(KM), required=False, initial="0")
    kinds = forms.MultipleChoiceField(choices=_choices(queries.KINDS), required=False)
    needs = forms.MultipleChoiceField(choices=[], required=False)
    costs = forms.MultipleChoiceField(choices=_choices(queries.COSTS), required=False)
    language = forms.ChoiceField(
        label=_("Language"), choices=[("", _("Any")), *_choices(queries.LANGUAGES)], required=False
    )
    door = forms.ChoiceField(label=_("For"), choices=[("", _("Anybody")), *_choices(queries.DOORS)], required=False)
    country = forms.ChoiceField(
        label=_("Country"), choices=[("", _("Any")), *_choices(queries.COUNTRIES)], required=False
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].choices = [(one.id, gettext(one.name)) for one in queries.needs().values()]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """What is looked for; a field that was filled in with something unknown asks for nothing."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        single = {"languages": "language", "doors": "door", "countries": "country"}
        told: dict[str, Any] = {name: tuple(given.get(name, ())) for name in ("kinds", "needs", "costs")}
        told |= {name: (given[one],) for name, one in single.items() if one in given}
        told |= {name: given[name] for name in ("text", "near", "page") if name in given}
        return Asked(**told, km=int(given.get("km", 0)))


class EntryForm(forms.Form):
    """One entry, with everything that its page will say."""

    name = forms.CharField(label=_("Name"), max_length=250)
    kind = forms.ChoiceField(
        label=_("What it is"), choices=[(k, said) for k, said in _choices(queries.KINDS) if k != Kind.LINE]
    )
    organization = forms.CharField(label=_("Organization, if it has another name"), max_length=250, required=False)
    operator = forms.ChoiceField(label=_("Who runs it"), choices=_choices(queries.OPERATORS))
    channels = forms.CharField(
        label=_("Ways to reach it"),
        help_text=_("One on each line, as: call 555-0142 press 2; text 555-0142 word HELLO; web example.org."),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )  # fmt: skip
    hours = forms.CharField(label=_("Hours"), max_length=300, required=False)
    who = forms.CharField(label=_("Who answers"), max_length=500, required=False)
    passes_on = forms.CharField(
        label=_("What they may have to pass on, and to whom"),
        help_text=_("As they say it themselves. Leave it empty if nobody told you; the page then says so."),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=1000,
        required=False,
    )
    description = forms.CharField(
        label=_("What they do"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000, required=False
    )
    needs = forms.MultipleChoiceField(label=_("Needs"), choices=[], required=False, widget=forms.CheckboxSelectMultiple)
    doors = forms.MultipleChoiceField(
        label=_("Whom it serves"),
        choices=_choices(queries.DOORS),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only whom they told you that they serve."),
    )
    languages = forms.CharField(label=_("Languages, with commas between"), max_length=300, required=False)
    cost = forms.ChoiceField(
        label=_("Cost"), choices=[("", _("Nobody says")), *_choices(queries.COSTS)], required=False
    )
    cost_note = forms.CharField(label=_("Cost in full"), max_length=1000, required=False)
    country = forms.ChoiceField(label=_("Country"), choices=_choices(queries.COUNTRIES))
    area = forms.CharField(label=_("For which area"), max_length=300, required=False)
    place = forms.CharField(label=_("Address"), max_length=300, required=False)
    point = forms.CharField(
        label=_("Latitude and longitude"),
        help_text=_("As on a map: 44.60, -124.05. Two decimals are enough, and needed for searching by distance."),
        max_length=60,
        required=False,
    )
    source = forms.CharField(label=_("Where you have this from"), max_length=500)
    checked = forms.DateField(
        label=_("Checked by you on"),
        help_text=_(
            "The day on which you called or asked them yourself. It counts 90 days. Empty: kept, and not shown."
        ),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].choices = [(one.id, gettext(one.name)) for one in queries.needs().values()]  # type: ignore[attr-defined]

    def clean_channels(self) -> str:
        lines = [line.strip() for line in self.cleaned_data["channels"].splitlines() if line.strip()]
        return json.dumps([asdict(_channel(line)) for line in lines])

    def clean_languages(self) -> str:
        named = [one.strip() for one in self.cleaned_data["languages"].split(",") if one.strip()]
        codes = {one: language_code(one, one) for one in named}
        if unknown := [one for one, code in codes.items() if not code]:
            said = gettext("Nobody here knows this language: %(names)s. Write its English name or its code.")
            raise forms.ValidationError(said % {"names": ", ".join(unknown)})
        return spaced(tuple(dict.fromkeys(codes.values())))

    def clean_point(self) -> tuple[float | None, float | None]:
        written = self.cleaned_data["point"]
        point = written_point(written)
        if written and point is None:
            raise forms.ValidationError(gettext("Write two numbers with a comma between: latitude, then longitude."))
        return (point.latitude, point.longitude) if point else (None, None)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("channels") == "[]" and not given.get("place"):
            self.add_error("channels", gettext("Write at least one way to reach it, or an address to go to."))
        return given

    def facts(self) -> dict[str, Any]:
        """The columns that were filled in, once the form is valid."""
        given = dict(self.cleaned_data)
        given.pop("checked")
        latitude, longitude = given.pop("point")
        sets = {name: spaced(tuple(given[name])) for name in ("needs", "doors")}
        return {**given, **sets, "latitude": latitude, "longitude": longitude}


def filled_in(facts: Mapping[str, Any]) -> dict[str, Any]:
    """An entry as its form shows it."""
    point = "" if facts["latitude"] is None else f"{facts['latitude']}, {facts['longitude']}"
    languages = ", ".join(str(queries.LANGUAGES.get(code, code)) for code in facts["languages"].split())
    shown = {name: facts[name].split() for name in ("needs", "doors")}
    return {
        **facts,
        **shown,
        "languages": languages,
        "point": point,
        "channels": _lines(channels_of(facts["channels"])),
    }


def _lines(channels: Iterable[Channel]) -> str:
    ends = [(one, f" press {one.press}" * bool(one.press), f" word {one.word}" * bool(one.word)) for one in channels]
    return "\n".join(f"{one.by} {one.number}{press}{word}" for one, press, word in ends)


def _channel(line: str) -> Channel:
    """A way as a lead writes it."""
    found = _WAY.fullmatch(line)
    by = found[1].lower() if found else ""
    if found and by in set(By):
        number = re.sub(r"^https?://", "", found[2].strip())
        ends = {found[3].lower(): found[4]} if found[3] else {}
        channel = Channel(By(by), number, **ends)
        if policies.usable(channel):
            return channel
    said = gettext("This line leads nowhere: %(line)s. Begin it with call, text, chat, mail or web.")
    raise forms.ValidationError(said % {"line": line[:80]})


class Hide(forms.Form):
    """Why an entry is kept off the members' pages."""

    reason = forms.CharField(label=_("Why"), max_length=300)


class FileForm(forms.Form):
    """A directory as a file; what is in it is looked at by its bytes, whatever it is called."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("Open Referral HSDS 3: one JSON file, or a ZIP with its CSV tables. Up to 16 MB."),
        error_messages={"required": _("No file came along. Choose the file first, then send it."),
                        "empty": _("There is nothing in this file. Export it again, and send that one.")},
        widget=forms.FileInput(attrs={"accept": ".json,.zip"}),
    )  # fmt: skip

    def content(self) -> bytes:
        """Its bytes, once the form is valid."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        return bytes(file.read())


class Write(forms.Form):
    """Writing what the table showed: its digest, and whether the file may say who checked an entry."""

    digest = forms.CharField(max_length=64)
    checks = forms.BooleanField(required=False)
