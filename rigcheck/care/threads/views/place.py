"""A group as whoever is in it sees it, and leaving it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.groups.policies import Barred
from rigcheck.care.groups.queries import standings
from rigcheck.care.groups.queries.hearing import ear
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.threads.actions import leaving
from rigcheck.care.threads.forms import PageForm
from rigcheck.care.threads.queries import pages
from rigcheck.kernel.refusals import NotFound


def frame(here: standings.Place) -> str:
    """The places that stand around a page of a group: a member's own, or those of whoever works here."""
    return "care/seats/frame.html" if here.guide else "care/base.html"


@require_safe
def group(request: CareRequest, number: str) -> HttpResponse:
    """Its threads for whoever is in it; for the barred, why; whoever may join is led there."""
    me, found, edge = unlocked(request.visit), id_of(number), request.edge
    try:
        here = standings.place(me=me, group=found, edge=edge)
    except Barred:
        return _barred(request, found)
    except NotFound:
        standings.joinable(me=me, group=found, edge=edge)
        return redirect("groups:join", number=number)
    part = pages.threads(here=here, page=PageForm(request.GET).number())
    listens = ear(key=here.box, now=edge.clock.now())
    shown = {"here": here, "part": part, "guides": standings.guides_of(group=found), "ear": listens}
    shown["frame"] = frame(here)
    return render(request, "care/threads/group.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: CareRequest, number: str) -> HttpResponse:
    """Leave, and choose what becomes of one's posts."""
    me, group = unlocked(request.visit), id_of(number)
    if request.method == "POST":
        leaving.leave(by=me, group=group, erase=request.POST.get("posts") != "stay", edge=request.edge)
        return redirect("groups:all")
    here = standings.place(me=me, group=group, edge=request.edge)
    if not here.alias:
        raise NotFound
    return render(request, "care/threads/leave.html", {"here": here})


def _barred(request: CareRequest, group: bytes) -> HttpResponse:
    here, state = standings.barred(me=unlocked(request.visit), group=group, edge=request.edge)
    shown = {"here": here, "state": state.value, "verdict": pages.verdict(about=here.alias, here=here)}
    return render(request, "care/threads/barred.html", shown, status=Barred.status)
