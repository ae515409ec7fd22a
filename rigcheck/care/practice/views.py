"""Pages of the practices. They are the same for everybody who is signed out, so that a phone may keep them."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from rigcheck.care.members import queries as members
from rigcheck.care.practice import actions, queries
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.enums import Seat
from rigcheck.shell.fetching import fetched

CLIENT_BYTES = 16
GROUPED = (Seat.MEMBER, Seat.FAMILY)
"""Who may be in groups."""


@require_safe
def helps(request: CareRequest) -> HttpResponse:
    """Every practice; for a member, with what they said of each and what they want to be spared."""
    me = request.visit.me
    said = queries.ratings(keys=me.keys, now=request.edge.clock.now()) if me else []
    avoids = frozenset(members.profile(me=me).avoids) if me else frozenset()
    helped = queries.helped(said)
    page = {
        "practices": [(each, helped.get(each.id, ""), bool(each.tags & avoids)) for each in queries.shown()],
        "sparing": queries.sparing(avoids) if me else [],
        "grouped": me is not None and me.seat in GROUPED,
        "is_kept": "kept" in request.GET,
    }
    return render(request, "care/practice/helps.html", page)


@require_POST
def spare(request: CareRequest) -> HttpResponse:
    """Keep what a member wants to be spared."""
    actions.spare(me=unlocked(request.visit), tags=request.POST.getlist("spare"), edge=request.edge)
    return redirect(f"{reverse('practice:helps')}?kept#spare")


@require_safe
def one(request: CareRequest, practice: str) -> HttpResponse:
    """One practice, with its steps, its cautions and, for a member, three keys to rate it."""
    page = {
        "practice": queries.one(practice),
        "may_rate": request.visit.unlocked,
        "client": request.edge.chance.bytes(CLIENT_BYTES).hex(),
        "noted": "noted" in request.GET,
    }
    return render(request, "care/practice/one.html", page)


@require_POST
def rate(request: CareRequest, practice: str) -> HttpResponse:
    """Keep a rating."""
    me = unlocked(request.visit)
    actions.rate(
        keys=me.keys,
        practice=practice,
        helped=request.POST.get("helped", ""),
        client=request.POST.get("client", ""),
        now=request.edge.clock.now(),
        chance=request.edge.chance,
    )
    if fetched(request):
        return JsonResponse({"kept": True})
    return redirect(f"{request.path.removesuffix('rate/')}?noted")
