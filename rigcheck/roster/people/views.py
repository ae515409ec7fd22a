"""What the agency's staff see first: the agencies with their units, and how many people each has."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rigcheck.roster.people import queries


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The agencies and their units, with headcounts."""
    return render(request, "roster/people/home.html", {"agencies": queries.counted()})
