"""What waits for the lead, as their first page says it. A room that has something to say there adds its line here."""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rigcheck.care.directory import queries as directory
from rigcheck.care.directory.policies import NOTICE, BadLines
from rigcheck.care.seats.queries import Waiting
from rigcheck.outside.edge import Edge


def waiting(edge: Edge) -> Sequence[Waiting]:
    """Everything that waits for the lead now, the most pressing first."""
    return [*_calls(edge)]


def _calls(edge: Edge) -> list[Waiting]:
    """Lines to dial: their check runs out within three weeks, or nobody here has called them yet."""
    today = edge.clock.now().date()
    try:
        due = directory.to_call(
            by=today + NOTICE, today=today, own=settings.CRISIS_LINES, home=settings.COUNTRY, files=edge.files
        )
    except BadLines:  # whoever runs the site is told at every start (directory.checks)
        return []
    if not due:
        return []
    title = ngettext("%(n)s line waits for a call", "%(n)s lines wait for a call", len(due)) % {"n": len(due)}
    about = _("Nobody here has called yet, or the check runs out within three weeks.")
    return [Waiting(title, about, _("Open the call sheet"), reverse("directory:call-sheet"))]
