"""What the agency's people see first: what this house knows, and what it cannot."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rigcheck.roster.agencies import queries


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The agencies and their units, with public headcounts."""
    return render(request, "roster/agencies/home.html", {"agencies": queries.agencies()})
