"""What the agency says: its policies and programmes, for anybody who opens the page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rigcheck.care.catalogue import queries
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.months import Month


@require_safe
def agencies(request: CareRequest) -> HttpResponse:
    """The same page for everybody, signed in or not: who reads it is not noted."""
    month = Month.of(request.edge.clock.now())
    page = {"catalogues": queries.catalogues(files=request.edge.files, month=month)}
    return render(request, "care/catalogue/agencies.html", page)
