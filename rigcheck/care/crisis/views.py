"""The crisis page. It never asks who is there, and nothing about the visit is kept."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rigcheck.care.crisis import queries


@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """Lines to call and text, at once: no sign-in, no script, no database."""
    page = queries.page_at_hand(
        today=request.edge.clock.now().date(),  # type: ignore[attr-defined]
        own=settings.CRISIS_LINES,
        home=settings.COUNTRY,
        files=request.edge.files,  # type: ignore[attr-defined]
    )
    return render(request, "care/crisis/now.html", {"page": page})


@require_safe
def decide(request: HttpRequest, form_id: str, name: str = "") -> HttpResponse:
    """What opens after an answer that asks for help: the lines, and the way on, all of one size.

    It reads nothing of the person's: only where "carry on" leads is in the address.
    """
    page = queries.page_at_hand(
        today=request.edge.clock.now().date(),  # type: ignore[attr-defined]
        own=settings.CRISIS_LINES,
        home=settings.COUNTRY,
        files=request.edge.files,  # type: ignore[attr-defined]
    )
    on = reverse("assessments:result", args=[form_id, name]) if name else reverse("assessments:form", args=[form_id])
    return render(request, "care/crisis/decide.html", {"page": page, "on": on, "finished": bool(name)})
