"""Rows that only the member's browser can open: kept, handed back and deleted by key. The server sees sealed bytes.

Somebody who is unlocked may ask for any key: a key is 128 bits that only its owner can compute, and what lies under
it opens with a key that the server has never had. The table holds a hash of it, so a copy of the table names no row.
"""

import base64

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from rigcheck.care.checkins.forms import EraseForm, KeepForm, ReadForm
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.vault import actions, classes, policies, queries
from rigcheck.kernel.months import Month

UNEXPECTED = _("The page sent something unexpected. Reload it and try again; what you wrote is kept.")


@require_POST
def keep_sealed(request: CareRequest) -> HttpResponse:
    """Keep one row: {"kept": false} where that key is taken, and the browser tries the next slot."""
    unlocked(request.visit)
    form = KeepForm(request.POST)
    if not form.is_valid():
        raise policies.BadRow(str(UNEXPECTED))
    given = form.cleaned_data
    kind = classes.BY_NAME[given["kind"]]
    today = Month.of(request.edge.clock.now())
    kept = actions.keep_sealed(name=given["key"], blob=given["blob"], kind=kind, today=today)
    return JsonResponse({"kept": kept})


@require_POST
def read_sealed(request: CareRequest) -> HttpResponse:
    """The rows that exist among the keys asked for: {"rows": {hex key: base64 blob}}."""
    unlocked(request.visit)
    form = ReadForm(request.POST)
    if not form.is_valid():
        raise policies.BadRow(str(UNEXPECTED))
    rows = queries.sealed_rows(form.cleaned_data["keys"])
    return JsonResponse({"rows": {key.hex(): base64.b64encode(blob).decode() for key, blob in rows.items()}})


@require_POST
def erase_sealed(request: CareRequest) -> HttpResponse:
    """Delete rows by key: {"erased": how many}."""
    unlocked(request.visit)
    form = EraseForm(request.POST)
    if not form.is_valid():
        raise policies.BadRow(str(UNEXPECTED))
    return JsonResponse({"erased": actions.erase_sealed(names=form.cleaned_data["keys"])})
