"""Searching the directory, and one entry. Anybody may; nobody is asked who they are, and nothing of it is kept."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from rigcheck.care.finding import actions, queries
from rigcheck.care.finding.forms import Ask
from rigcheck.care.sessions.queries import CareRequest


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: CareRequest) -> HttpResponse:
    """The search, and what it found. What was looked for is in the body of the request and nowhere else."""
    today, lines = request.edge.clock.now().date(), _lines(request)
    # Before anybody searches: what is near. The lines have a page of their own, and are found by searching.
    near = {"country": settings.COUNTRY, "kinds": [kind for kind in queries.KINDS if kind != queries.Kind.LINE]}
    form = Ask(request.POST if request.method == "POST" else near)
    asked = form.asked()
    actions.bring_up_to_date(lines=lines)
    shown = {
        "form": form,
        "asked": asked,
        "found": queries.search(asked, today=today, lines=lines),
        "areas": queries.areas(most=200),
        "bare": not request.visit.unlocked,
        "open": request.method == "POST" and bool(asked.kinds or asked.costs or asked.languages or asked.doors),
        "chosen_kinds": asked.kinds if request.method == "POST" else (),
        "searched": request.method == "POST",
    }
    return render(request, "care/finding/look.html", shown)


@require_safe
def one(request: CareRequest, entry: str) -> HttpResponse:
    """One entry with its source, who runs it, and who checked it when."""
    today = request.edge.clock.now().date()
    shown = {"one": queries.one(slug=entry, today=today, lines=_lines(request)), "bare": not request.visit.unlocked}
    return render(request, "care/finding/one.html", shown)


def _lines(request: CareRequest) -> queries.Lines:
    today = request.edge.clock.now().date()
    return queries.standing(today=today, files=request.edge.files, own=settings.CRISIS_LINES)
