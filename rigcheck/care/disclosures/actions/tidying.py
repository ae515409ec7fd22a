"""What the clock does: a silence that is over, and what has lain here long enough."""

from django.db import transaction

from rigcheck.care.disclosures import policies
from rigcheck.care.disclosures.actions.chaining import note, sign_ends
from rigcheck.care.disclosures.models import Disclosure, Entry, State, Told
from rigcheck.kernel.months import Month
from rigcheck.outside.edge import PlainEdge

CLOCK = b""
"""Stands in the ledger where nobody did it."""


@transaction.atomic
def tidy(*, today: Month, edge: PlainEdge) -> None:
    """Show what may be shown from this month on, and take away what is over.

    Where a member cannot be told here, whoever passed it on tells them: that stays open until they say so.
    """
    silent = Disclosure.objects.select_for_update().filter(state=State.WITHHELD, here=True, tell_from__lte=str(today))
    for row in silent:
        row.state = policies.moved(row.state, "tell").value
        row.save(update_fields=["state"])
        note(row=row, move="tell", by=CLOCK, edge=edge)
    Disclosure.objects.filter(expires__lte=str(today)).delete()
    Told.objects.filter(expires__lte=str(today)).delete()
    gone, _ = Entry.objects.filter(month__lt=str(today.plus(-policies.LEDGER_MONTHS))).delete()
    if gone:
        sign_ends(edge=edge)
