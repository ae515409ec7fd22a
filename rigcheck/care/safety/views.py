"""Pages of the safety plan. Neither ever sees a word of it: the browser opens and locks it."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from rigcheck.care.directory import queries as directory
from rigcheck.care.safety import queries
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest


@require_safe
def plan(request: CareRequest) -> HttpResponse:
    """The same page for everybody, kept on the phone: empty, or filled by the script from this phone's own copy."""
    return render(request, "care/safety/plan.html", _words(request))


@require_safe
@ensure_csrf_cookie
def mine(request: CareRequest) -> HttpResponse:
    """The member's own plan, to read, write, print, keep on this phone and erase; only while unlocked."""
    unlocked(request.visit)
    return render(request, "care/safety/mine.html", _words(request))


def _words(request: CareRequest) -> dict[str, object]:
    page = directory.page_at_hand(
        today=request.edge.clock.now().date(),
        own=settings.CRISIS_LINES,
        home=settings.COUNTRY,
        files=request.edge.files,
    )
    lines = queries.lines_of(page)
    return {"steps": queries.STEPS, "lines": lines, "kind": queries.KIND, "longest": queries.LONGEST}
