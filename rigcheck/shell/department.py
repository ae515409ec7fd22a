"""What your department sees: the tables of the agency's site, as docs/generate.py wrote them down.

The file is made by the real program on made-up people; this side of it needs no database of anybody's.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise
FILE = "static/shell/department.json"

WORDS: Mapping[str, tuple[Words, Words]] = {
    "person": (
        _("People"),
        _("Who works there, as the personnel office knows them anyway. No column for anything that you write here."),
    ),
    "issued": (
        _("Cards made by link"),
        _("0, 1 or 2 for each person and quarter. Not when, not whether it was used, and not for which account."),
    ),
    "invitation": (
        _("Offers of a card by link"),
        _("Everybody is offered one in the same weeks. The digest of a code, and the month in which it goes."),
    ),
    "agency": (_("Departments"), _("And councils, in which small departments join.")),
    "unit": (_("Units"), _("With the work that they do.")),
    "unit_group": (_("Groups of units"), _("Only for figures: never a single unit.")),
    "import_draft": (_("Files from the personnel office"), _("As they came, until somebody takes them over.")),
    "import_row": (_("Their lines"), _("Which would be added, changed or refused, and why.")),
    "import_heading": (_("Their headings"), _("Which column means what.")),
    "import_habits": (_("Their habits"), _("How they write days.")),
    "job": (_("Letters that wait"), _("To be sent by mail; what they say is locked.")),
    "publishing_statement": (_("Policies and programmes"), _("In the department's own words, for its public file.")),
    "publishing_edition": (_("Public files"), _("Which edition was the last, and who published it.")),
    "staff_user": (_("Staff who sign in there"), _("Administrators, coordinators, command.")),
    "staff_first_code": (_("First codes of staff"), _("Used once, to set a password.")),
    "staff_try": (_("Failed sign-ins of staff"), _("Counted for an hour.")),
    "staff_user_groups": (_("Groups of staff"), _("Comes with the library for signing in. Nothing here uses it.")),
    "staff_user_user_permissions": (
        _("Extra rights of staff"),
        _("Comes with the library for signing in. Nothing here uses it."),
    ),
}
SHOWN = ("person", "issued", "invitation", "agency", "unit", "unit_group")
"""Tables whose rows are shown; of the others the columns are enough."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name there, our words for it, its columns with what they hold, and rows of made-up people."""

    name: str
    title: Words
    about: Words
    columns: Sequence[tuple[str, str]]
    rows: Sequence[Sequence[str]]

    @property
    def headers(self) -> list[str]:
        """The names of the columns."""
        return [name for name, _kind in self.columns]


@dataclass(frozen=True, slots=True)
class Seen:
    """Everything that is stored there: the program's own tables, and those of the parts that staff sign in with."""

    own: Sequence[Table]
    others: Sequence[Table]


@cache
def tables() -> Seen:
    """The tables, those that we have words for first."""
    read = json.loads((Path(settings.WEB) / FILE).read_text(encoding="utf-8"))
    told = {one["table"]: one for one in read if one["own"]}
    order = [*(name for name in WORDS if name in told), *(name for name in told if name not in WORDS)]
    return Seen([_table(told[name]) for name in order], [_table(one) for one in read if not one["own"]])


def _table(one: Mapping[str, Sequence[Sequence[str]]]) -> Table:
    name = str(one["table"])
    title, about = WORDS.get(name, (name, ""))
    return Table(
        name, title, about, [(column, kind) for column, kind in one["columns"]], one["rows"] if name in SHOWN else []
    )
