"""The lead's pages: which groups there are, who moderates them, and appeals."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.groups.actions import opening
from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.groups.queries import lists, standings
from rigcheck.care.moderation import queries
from rigcheck.care.moderation.actions import deciding
from rigcheck.care.moderation.forms import GroupForm
from rigcheck.care.seats.policies import a_lead
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import NotFound

LEAD = {"lead": True, "place": "groups"}


@require_safe
def opened(request: CareRequest) -> HttpResponse:
    """Every group by name, and the appeals. Nothing else that is written in a group is shown here."""
    me = a_lead(request.visit)
    shown = {"groups": lists.all_groups(edge=request.edge), "appeals": queries.appeals(me=me, edge=request.edge)}
    return render(request, "care/moderation/opened.html", {**shown, **LEAD})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: CareRequest) -> HttpResponse:
    """Open a group."""
    me = a_lead(request.visit)
    form = GroupForm(request.POST or None)
    if form.is_valid():
        group = opening.open_group(by=me, **form.told(), edge=request.edge)
        return redirect("moderation:opened-one", number=group.hex())
    return render(request, "care/moderation/new.html", {"form": form, **LEAD})


@require_safe
def one(request: CareRequest, number: str) -> HttpResponse:
    """One group: who moderates it, and how it ends."""
    a_lead(request.visit)
    found = next((one for one in lists.all_groups(edge=request.edge) if one.id == number), None)
    if found is None:
        raise NotFound
    named, free = standings.may_guide(group=id_of(number))
    shown = {"group": found, "named": named, "free": free, "number": number}
    return render(request, "care/moderation/opened_one.html", {**shown, **LEAD})


@require_POST
def name(request: CareRequest, number: str) -> HttpResponse:
    """Name a moderator."""
    seat = id_of(request.POST.get("seat", ""))
    opening.name_guide(by=a_lead(request.visit), group=id_of(number), seat=seat, edge=request.edge)
    return redirect("moderation:opened-one", number=number)


@require_POST
def drop(request: CareRequest, number: str) -> HttpResponse:
    """They moderate it no longer."""
    seat = id_of(request.POST.get("seat", ""))
    opening.drop_guide(by=a_lead(request.visit), group=id_of(number), seat=seat, edge=request.edge)
    return redirect("moderation:opened-one", number=number)


@require_POST
def end(request: CareRequest, number: str) -> HttpResponse:
    """End a group, and erase what is in it."""
    me, group = a_lead(request.visit), id_of(number)
    deciding.end_group(by=me, group=group, edge=request.edge)
    return redirect("moderation:opened")
