"""Opening an account: the page, and the three questions that its script asks."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_GET

from rigcheck.care.admission import queries as admission
from rigcheck.care.admission.queries import AgencyList
from rigcheck.care.members import actions, forms, queries
from rigcheck.care.members.views.answers import answer, by_script, keep_cookie, on_page
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.months import Month

ASK_AFTER = timedelta(days=14)


@require_GET
@ensure_csrf_cookie
def join(request: CareRequest) -> HttpResponse:
    """The steps of opening an account, one at a time."""
    trades = [(trade.value, label) for trade, label in queries.TRADES.items()]
    here = admission.list_here(files=request.edge.files)
    shown = on_page(
        trades=trades,
        countries=forms.COUNTRIES,
        pinned=here.pinned if here else "",
        alone=settings.ALONE,
        month=str(Month.of(request.edge.clock.now())),
        sentences=admission.sentences(),
    )
    return render(request, "care/members/join.html", shown)


@by_script
def handle(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Other random words."""
    return answer(handle=queries.offered_handle(chance=request.edge.chance))


@by_script
def begin(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Look at card or token, and give out what the browser needs to wrap its root."""
    form = forms.read(forms.Begin, sent)
    begun = actions.begin(
        brought=form.brought(), handle=form.cleaned_data["handle"], edge=request.edge, agency=_agency(request)
    )
    return answer(draft=begun.draft, share=begun.share)


@by_script
def finish(request: CareRequest, sent: dict[str, Any]) -> JsonResponse:
    """Use it up and open the first session."""
    form = forms.read(forms.Finish, sent)
    ways = [forms.read(forms.NewWayForm, way).way() for way in forms.listed(sent.get("wraps"))]
    due = (request.edge.clock.now() + ASK_AFTER).date()
    profile = forms.read(forms.ProfileForm, {**forms.mapping(sent.get("profile", {})), "card_question": due}).profile()
    opened = actions.finish(
        draft=form.cleaned_data["draft"],
        keys=form.keys(),
        ways=ways,
        profile=profile,
        edge=request.edge,
        agency=_agency(request),
    )
    return keep_cookie(answer(half=opened.half), opened)


def _agency(request: CareRequest) -> AgencyList:
    return AgencyList(request.edge.files, settings.AGENCIES)
