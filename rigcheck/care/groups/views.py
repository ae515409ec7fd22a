"""The list of groups, and coming into one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.groups import policies
from rigcheck.care.groups.actions import belonging
from rigcheck.care.groups.forms import JoinForm
from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.groups.queries import lists, standings
from rigcheck.care.sessions.policies import SpokenRefusal, unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import NotFound

JOINING = (policies.NoCode, policies.NotAdmitted, policies.Barred, policies.TooOften)


@require_safe
def groups(request: CareRequest) -> HttpResponse:
    """One's own groups, and those that one may join."""
    return _all(request)


@require_POST
def by_code(request: CareRequest) -> HttpResponse:
    """Into a closed group, with the code from a slip."""
    me, form = unlocked(request.visit), JoinForm(request.POST)
    if not form.is_valid():
        return _all(request, policies.NoCode())
    try:
        group = belonging.join_by_code(by=me, **form.cleaned_data, edge=request.edge)
    except JOINING as refusal:
        return _all(request, refusal)
    return redirect("threads:group", number=group.hex())


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: CareRequest, number: str) -> HttpResponse:
    """What a group is, who moderates it, what they may have to pass on; and taking a place."""
    me, group, refusal = unlocked(request.visit), id_of(number), None
    if request.method == "POST":
        form = JoinForm(request.POST)
        retired = form.is_valid() and form.cleaned_data["retired"]
        try:
            belonging.join(by=me, group=group, retired=retired, edge=request.edge)
            return redirect("threads:group", number=number)
        except JOINING as why:
            refusal = why
    here = standings.joinable(me=me, group=group, edge=request.edge)
    shown = {"here": here, "guides": standings.guides_of(group=group), "refusal": refusal}
    return render(request, "care/groups/join.html", shown, status=refusal.status if refusal else 200)


def _all(request: CareRequest, refusal: SpokenRefusal | None = None) -> HttpResponse:
    me = unlocked(request.visit)
    if me.seat not in policies.SEATS:
        raise NotFound
    own, others = lists.lists(me=me, edge=request.edge)
    shown = {"own": own, "others": others, "refusal": refusal}
    return render(request, "care/groups/all.html", shown, status=refusal.status if refusal else 200)
