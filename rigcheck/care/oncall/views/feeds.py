"""A supporter's duties in the calendar that they use already."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.oncall import queries
from rigcheck.care.oncall.actions import feeds
from rigcheck.care.peers.policies import own_seat, supporter
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import NotFound


@require_http_methods(["GET", "HEAD", "POST"])
def calendar(request: CareRequest) -> HttpResponse:
    """Make a secret address; it is shown once."""
    me = supporter(request.visit)
    address = ""
    if request.method == "POST":
        secret = feeds.open_feed(by=me, edge=request.edge)
        address = request.build_absolute_uri(reverse("oncall:feed", kwargs={"number": secret}))
    there = queries.has_feed(supporter=bytes.fromhex(own_seat(me).id))
    shown = {"feed": address, "there": there, "supporter": True, "place": "duty"}
    return render(request, "care/oncall/calendar.html", shown)


@require_POST
def close_calendar(request: CareRequest) -> HttpResponse:
    """Close the address."""
    feeds.close_feed(by=supporter(request.visit))
    return redirect("oncall:calendar")


@require_safe
def feed(request: CareRequest, number: str) -> HttpResponse:
    """The calendar itself, for a program that signs in nowhere: the address is the key."""
    found = queries.feed(secret=number, now=request.edge.clock.now())
    if found is None:
        raise NotFound
    return HttpResponse(found, content_type="text/calendar; charset=utf-8")
