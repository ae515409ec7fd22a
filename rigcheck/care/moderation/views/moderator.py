"""What a moderator sees and decides."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from rigcheck.care.groups.actions import belonging
from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.groups.policies import OFFERERS
from rigcheck.care.groups.queries import standings
from rigcheck.care.groups.queries.hearing import ear
from rigcheck.care.moderation import queries
from rigcheck.care.moderation.actions import deciding
from rigcheck.care.moderation.forms import DecisionForm
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest, Me
from rigcheck.care.threads import policies
from rigcheck.care.threads.queries import pages
from rigcheck.kernel.enums import Seat


@require_safe
def groups(request: CareRequest) -> HttpResponse:
    """The groups that this person moderates."""
    me = unlocked(request.visit)
    shown = {"groups": queries.guided(me=me, edge=request.edge), "offers": me.seat in OFFERERS, "place": "groups"}
    return render(request, "care/moderation/groups.html", shown)


@require_safe
def one(request: CareRequest, number: str) -> HttpResponse:
    """What waits in one group."""
    return _one(request, number)


@require_POST
def code(request: CareRequest, number: str) -> HttpResponse:
    """A slip for one person, shown once."""
    made = belonging.make_code(by=unlocked(request.visit), group=id_of(number), edge=request.edge)
    return _one(request, number, code=made)


@require_POST
def keep(request: CareRequest, number: str) -> HttpResponse:
    """Looked at, and fine."""
    me = unlocked(request.visit)
    deciding.keep(by=me, post=id_of(number), edge=request.edge)
    return _back(me, number)


@require_POST
def hide(request: CareRequest, number: str) -> HttpResponse:
    """Hide a post, with a reason."""
    me, given = unlocked(request.visit), _given(request)
    told = {"reason": given["reason"], "words": given["words"]}
    deciding.hide(by=me, post=id_of(number), **told, edge=request.edge)
    return _back(me, number)


@require_POST
def bar(request: CareRequest, number: str) -> HttpResponse:
    """Take its writer's place away, with a reason."""
    given = _given(request)
    told = {"reason": given["reason"], "words": given["words"]}
    deciding.bar(by=unlocked(request.visit), post=id_of(number), **told, edge=request.edge)
    return _to_group(number)


@require_POST
def decide_post(request: CareRequest, number: str) -> HttpResponse:
    """Decide on an appeal about a post."""
    me, given = unlocked(request.visit), _given(request)
    post, restore = id_of(number), given["yes"] == "1"
    deciding.decide_post(by=me, post=post, restore=restore, words=given["words"], edge=request.edge)
    return _back(me, number)


@require_POST
def decide_place(request: CareRequest, number: str) -> HttpResponse:
    """Decide whether somebody comes back."""
    me, given = unlocked(request.visit), _given(request)
    alias, back = id_of(number), given["yes"] == "1"
    deciding.decide_place(by=me, alias=alias, back=back, words=given["words"], edge=request.edge)
    return redirect("moderation:opened" if me.seat is Seat.LEAD else "moderation:groups")


def _given(request: CareRequest) -> dict[str, str]:
    form = DecisionForm(request.POST)
    form.is_valid()
    return {name: form.cleaned_data.get(name, "") for name in ("reason", "words", "yes")}


def _back(me: Me, number: str) -> HttpResponse:
    return redirect("moderation:opened") if me.seat is Seat.LEAD else _to_group(number)


def _to_group(number: str) -> HttpResponse:
    return redirect("moderation:one", number=pages.group_of(post=id_of(number)).hex())


def _one(request: CareRequest, number: str, code: str = "") -> HttpResponse:
    here = standings.guided(me=unlocked(request.visit), group=id_of(number), edge=request.edge)
    shown = {
        "here": here,
        "number": number,
        "queue": queries.queue(here=here),
        "asked": queries.asked(here=here),
        "hidden": queries.hidden(here=here),
        "reasons": policies.REASONS.items(),
        "code": code,
        "ear": ear(key=here.box, now=request.edge.clock.now()),
        "place": "groups",
    }
    return render(request, "care/moderation/one.html", shown)
