"""A file as it is sent, and what its columns mean."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from rigcheck.kernel.messages import gettext_noop
from rigcheck.roster.imports import queries
from rigcheck.roster.imports.queries import Column, Dates
from rigcheck.roster.people.queries import Employment

ENCODINGS = {
    "utf-8": _("UTF-8"),
    "utf-16": _("UTF-16"),
    "cp1252": _("Windows, Western"),
    "cp1250": _("Windows, Central European"),
    "cp850": _("DOS, Western"),
    "cp437": _("DOS, United States"),
    "mac_roman": _("Macintosh, Western"),
}
NO_FILE = gettext_noop("No file came along. Choose the file first, then send it.")
EMPTY_FILE = gettext_noop("There is nothing in this file. Export it again, and look inside before sending it.")


class FileForm(forms.Form):
    """A CSV or XLSX file; what is in it is looked at by its bytes, whatever it is called."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, as the HR system exports it. Up to 16 MB and 100,000 rows."),
        error_messages={"required": _(NO_FILE), "missing": _(NO_FILE), "invalid": _(NO_FILE), "empty": _(EMPTY_FILE)},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt,.tsv"}),
    )

    def sent(self) -> dict[str, Any]:
        """The file's name and its bytes, once the form is valid."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        return {"name": str(file.name), "content": file.read()}


class ColumnsForm(forms.Form):
    """What each column means, how days are written, what holds where the file says nothing."""

    encoding = forms.ChoiceField(choices=list(ENCODINGS.items()), required=False)
    dates = forms.ChoiceField(label=_("How days are written"), choices=Dates.choices)
    employment = forms.ChoiceField(label=_("State of new people where the file names none"), choices=Employment.choices)
    everyone = forms.BooleanField(
        label=_("This file lists everybody: who is not in it has left"),
        help_text=_("Leave it off for a file of new people only. Whoever has left keeps their account on care."),
        required=False,
    )

    def __init__(self, *args: Any, columns: Sequence[Column], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        choices = [("", _("Not used")), *((field.value, words) for field, words in queries.WORDS.items())]
        for column in columns:
            self.fields[f"column-{column.place}"] = forms.ChoiceField(
                label=column.heading,
                choices=choices,
                initial=column.field,
                required=False,
                widget=forms.Select(attrs={"class": "input"}),
            )

    @property
    def rows(self) -> list[tuple[Column, forms.BoundField]]:
        """Each column with the field that asks for its meaning."""
        return [(column, self[f"column-{column.place}"]) for column in self.columns]

    def chosen(self) -> dict[str, Any]:
        """What each heading means, and the rest of what was chosen, once the form is valid."""
        given = self.cleaned_data
        fields = {column.heading: given[f"column-{column.place}"] for column in self.columns}
        return {"fields": fields, **{name: given[name] for name in ("dates", "employment", "everyone")}}
