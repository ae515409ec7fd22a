"""The lead's pages: packs of rules, and what counsel has confirmed."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.limits import actions, forms, queries
from rigcheck.care.seats.policies import a_lead
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import Refusal

LEAD = {"lead": True, "place": "rules"}


@require_safe
def packs(request: CareRequest) -> HttpResponse:
    """Every pack of rules, and what counsel has confirmed of it."""
    a_lead(request.visit)
    found = queries.parts(files=request.edge.files, today=request.edge.clock.now().date())
    lists = {"here": [one for one in found if one.here], "elsewhere": [one for one in found if not one.here]}
    return render(request, "care/limits/packs.html", {**lists, **LEAD})


@require_http_methods(["GET", "HEAD", "POST"])
def pack(request: CareRequest, pack: str, role: str) -> HttpResponse:
    """One part of a pack, line by line, and the form for counsel's confirmation."""
    me, today = a_lead(request.visit), request.edge.clock.now().date()
    found = queries.part(pack=pack, role=role, files=request.edge.files, today=today)
    form = forms.Counsel(request.POST or None, initial={"mark": found.mark})
    if form.is_valid():
        counsel, confirmed, mark = form.given()
        try:
            actions.confirm(
                by=me, pack=pack, role=found.role, mark=mark, counsel=counsel, confirmed=confirmed, edge=request.edge
            )
            return redirect("limits:packs")
        except Refusal as refusal:
            form.add_error("confirmed", _(str(refusal)))
    shown = {"part": found, "form": form, "before": queries.before(pack=pack, role=role), **LEAD}
    return render(request, "care/limits/pack.html", shown)


@require_POST
def take_back(request: CareRequest, pack: str, role: str) -> HttpResponse:
    """The confirmation counts no longer."""
    actions.take_back(by=a_lead(request.visit), pack=pack, role=forms.role(role), edge=request.edge)
    return redirect("limits:packs")
