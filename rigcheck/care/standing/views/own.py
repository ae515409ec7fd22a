"""A candidate's and supporter's own pages."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.standing import actions, forms, policies, queries
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal


@require_safe
def mine(request: CareRequest) -> HttpResponse:
    """How far I have come, and what is missing."""
    me = policies.candidate(request.visit)
    own = queries.mine(me=me, month=_month(request))
    return _page(request, "mine", mine=own)


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: CareRequest) -> HttpResponse:
    """Say why, and hand it in."""
    me = policies.candidate(request.visit)
    form = forms.Why(request.POST or None)
    if form.is_valid():
        actions.hand_in(by=me, why=form.cleaned_data["why"])
        return redirect("standing:mine")
    return _page(request, "apply", mine=queries.mine(me=me, month=_month(request)), form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def agreement(request: CareRequest) -> HttpResponse:
    """Read what supporters keep to, and agree."""
    me = policies.candidate(request.visit)
    if request.method == "POST":
        actions.agree(by=me, today=_month(request))
        return redirect("standing:mine")
    return _page(request, "agreement", mine=queries.mine(me=me, month=_month(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def training(request: CareRequest) -> HttpResponse:
    """What I learned, and a form for one thing more."""
    me, month = policies.candidate(request.visit), _month(request)
    form = forms.Learned(request.POST or None, initial={"month": str(month), "kind": "certificate"})
    if form.is_valid():
        try:
            actions.add(by=me, told=form.told(), today=month, edge=request.edge)
            return redirect("standing:training")
        except Refusal as refusal:
            form.add_error("title", _(str(refusal)))
    return _page(request, "training", mine=queries.mine(me=me, month=month), form=form)


@require_POST
def drop(request: CareRequest, number: str) -> HttpResponse:
    """Take away what nobody has seen yet."""
    actions.drop(by=policies.candidate(request.visit), record=forms.number(number))
    return redirect("standing:training")


@require_POST
def leave(request: CareRequest) -> HttpResponse:
    """Step down."""
    actions.step_down(by=policies.candidate(request.visit))
    return redirect("standing:mine")


def _month(request: CareRequest) -> Month:
    return Month.of(request.edge.clock.now())


def _page(request: CareRequest, name: str, **shown: object) -> HttpResponse:
    return render(request, f"care/standing/{name}.html", {"supporter": True, **shown})
