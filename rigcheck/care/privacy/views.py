"""Who can see this: one page, the same for everybody, open before any account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rigcheck.care.privacy import queries


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
            "absent": queries.ABSENT if settings.ALONE else (),
        },
    )
