"""Who can see this, and what a court order would get: the same for everybody, open before any account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rigcheck.care.privacy import queries
from rigcheck.care.privacy.queries.court import KINDS, handed_over


@require_safe
def who(request: HttpRequest) -> HttpResponse:
    """What is stored, who can open it and for how long, and what nobody promises."""
    return render(
        request,
        "care/privacy/who.html",
        {
            "kept": queries.kept(),
            "readers": queries.readers(alone=settings.ALONE),
            "limits": queries.LIMITS,
            "run_by": settings.RUN_BY,
            "absent": queries.ABSENT if settings.ALONE else (),
        },
    )


@require_safe
def court(request: HttpRequest) -> HttpResponse:
    """What a court order would get: every table, by what its columns tell."""
    return render(request, "care/privacy/court.html", {"tables": handed_over(), "kinds": KINDS.values()})
