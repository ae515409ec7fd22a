"""The lead's pages about lines: what stands on the crisis page, the call sheet, checks, packs."""

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.directory import actions, forms, queries
from rigcheck.care.directory.policies import NOTICE, BadDay
from rigcheck.care.seats import policies as seats
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import NotFound

LEAD = {"lead": True, "place": "lines"}


@require_safe
def lines(request: CareRequest) -> HttpResponse:
    """Every line of the agency's country: what waits for a call, what stands, what is kept off and why."""
    seats.a_lead(request.visit)
    return render(request, "care/directory/lines.html", _shown(request))


@require_safe
def call_sheet(request: CareRequest) -> HttpResponse:
    """Lines to dial, to print: those whose check runs out within three weeks or that nobody here has called."""
    seats.a_lead(request.visit)
    return render(request, "care/directory/call_sheet.html", _shown(request))


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: CareRequest, line_id: str) -> HttpResponse:
    """One line, and the form for what a call told."""
    me = seats.a_lead(request.visit)
    found = queries.line(slug=line_id, **_here(request))
    if found is None:
        raise NotFound
    form = forms.Check(request.POST or None, initial=forms.begun(found))
    if form.is_valid():
        checked, heard = form.cleaned_data["checked"], form.heard()
        try:
            actions.check(
                by=me, slug=line_id, checked=checked, heard=heard, own=settings.CRISIS_LINES, edge=request.edge
            )
            return redirect("directory:lines")
        except BadDay as refusal:
            form.add_error("checked", str(refusal))
    return render(request, "care/directory/line.html", {"line": found, "form": form, **LEAD})


@require_safe
def pack(request: CareRequest) -> HttpResponse:
    """This site's checks as a signed file for other sites."""
    text = actions.give_out(by=seats.a_lead(request.visit), edge=request.edge)
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{settings.SITE}-checks.txt"'
    return answer


@require_POST
def take_pack(request: CareRequest) -> HttpResponse:
    """Take another site's pack in, and say what came of it."""
    me = seats.a_lead(request.visit)
    text = forms.text_of(request.FILES.get("pack"))
    taken = actions.take_in(by=me, text=text, own=settings.CRISIS_LINES, edge=request.edge)
    return render(request, "care/directory/lines.html", {**_shown(request), "taken": taken})


def _here(request: CareRequest) -> dict[str, Any]:
    today = request.edge.clock.now().date()
    return {"today": today, "own": settings.CRISIS_LINES, "files": request.edge.files}


def _shown(request: CareRequest) -> dict[str, Any]:
    here = _here(request)
    every = queries.every_line(country=settings.COUNTRY, **here)
    due = queries.to_call(home=settings.COUNTRY, by=here["today"] + NOTICE, **here)
    waiting = {one.id for one in due}
    return {
        "due": due,
        "standing": [one for one in every if one.shown and one.id not in waiting],
        "off": [one for one in every if not one.shown],
        "today": here["today"],
        **LEAD,
    }
