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
    page = _page(request)
    shown = {
        "page": page,
        "doors": queries.doors(page),
        "family": queries.family(page),
        "at_home": queries.at_home(page),
        "anyone": queries.anyone(page),
    }
    return render(request, "care/crisis/now.html", shown)


@require_safe
def decide(request: HttpRequest, form_id: str, name: str = "") -> HttpResponse:
    """What opens after an answer that asks for help: the lines, and the way on, all of one size.

    It reads nothing of the person's: only where "carry on" leads is in the address.
    """
    on = reverse("assessments:result", args=[form_id, name]) if name else reverse("assessments:form", args=[form_id])
    return render(request, "care/crisis/decide.html", {"page": _page(request), "on": on, "finished": bool(name)})


def _page(request: HttpRequest) -> queries.CrisisPage:
    return queries.page_at_hand(
        today=request.edge.clock.now().date(),  # type: ignore[attr-defined]
        own=settings.CRISIS_LINES,
        home=settings.COUNTRY,
        files=request.edge.files,  # type: ignore[attr-defined]
    )
