"""The ledger, for leads and auditors."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rigcheck.care.disclosures import policies, queries
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.engines.disclosure import texts


@require_safe
def ledger(request: CareRequest) -> HttpResponse:
    """What was done, line by line, and whether all of it is there."""
    me = policies.overseer(request.visit)
    found = queries.ledger(files=request.edge.files)
    lines = [
        {
            "place": line.place,
            "month": line.month,
            "move": queries.MOVES[line.move],
            "by": found.names.get(line.by, "") if line.by else _("the clock"),
            "role": queries.ROLES[queries.Role(line.role)],
            "ground": _(texts.CLAIMS[line.ground]),
            "to": _(texts.RECIPIENTS[line.recipient]),
            "matter": line.matter[:6],
        }
        for line in found.lines
    ]
    shown = {"lines": lines, "whole": found.whole.value, "head": found.head, "lead": me.seat.value == "lead"}
    return render(request, "care/disclosures/ledger.html", shown)
