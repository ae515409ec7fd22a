"""The list of groups, and coming into one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.groups import policies
from rigcheck.care.groups.actions import belonging
from rigcheck.care.groups.forms import JoinForm
from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.groups.queries import lists, standings
from rigcheck.care.limits import queries as limits
from rigcheck.care.sessions.policies import SpokenRefusal, unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import NotFound

JOINING = (policies.NoCode, policies.NotAdmitted, policies.Barred, policies.Full, policies.TooOften)


@require_safe
def groups(request: CareRequest) -> HttpResponse:
    """One's own groups, and those that one may join."""
    return _all(request)


@require_POST
def by_code(request: CareRequest) -> HttpResponse:
    """Into a closed group, with the code from a slip: first what it is and what may be passed on, then the place."""
    me, form = unlocked(request.visit), JoinForm(request.POST)
    if not form.is_valid():
        return _all(request, policies.NoCode())
    code, retired = form.cleaned_data["code"], form.cleaned_data["retired"]
    try:
        if not form.cleaned_data["sure"]:
            here = standings.by_code(me=me, code=code, edge=request.edge)
            return _before(request, here, code=code)
        group = belonging.join_by_code(by=me, code=code, retired=retired, edge=request.edge)
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
    return _before(request, here, refusal)


def _before(
    request: CareRequest, here: standings.Place, refusal: SpokenRefusal | None = None, code: str = ""
) -> HttpResponse:
    """What stands before joining."""
    shown = {
        "here": here,
        "guides": standings.guides_of(group=here.box.group),
        "free": standings.free(here=here),
        "notice": limits.notice(
            role=limits.Role.GROUP, files=request.edge.files, today=request.edge.clock.now().date()
        ),
        "refusal": refusal,
        "code": code,
    }
    return render(request, "care/groups/join.html", shown, status=refusal.status if refusal else 200)


def _all(request: CareRequest, refusal: SpokenRefusal | None = None) -> HttpResponse:
    me = unlocked(request.visit)
    if me.seat not in policies.SEATS:
        raise NotFound
    own, others = lists.lists(me=me, edge=request.edge)
    shown = {"own": own, "others": others, "refusal": refusal}
    return render(request, "care/groups/all.html", shown, status=refusal.status if refusal else 200)
