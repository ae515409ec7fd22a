"""The lead's pages about working seats, and each holder's page about their own."""

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.seats import actions, forms, policies, queries
from rigcheck.care.sessions.queries import CareRequest

LEAD = {"lead": True, "place": "seats"}


@require_safe
@ensure_csrf_cookie
def seats(request: CareRequest) -> HttpResponse:
    """Every working seat, what waits for the lead first."""
    me = policies.a_lead(request.visit)
    return render(request, "care/seats/all.html", {"holdings": queries.holdings(me=me), **LEAD})


@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: CareRequest) -> HttpResponse:
    """The form for a new seat; sent, it answers with the card, once."""
    me = policies.a_lead(request.visit)
    form = forms.Invite(request.POST or None)
    if form.is_valid():
        try:
            invited = actions.invite(by=me, **form.cleaned_data, edge=request.edge)
            return _card(request, invited)
        except policies.NameTaken as refusal:
            form.add_error("name", str(refusal))
    return render(request, "care/seats/invite.html", {"form": form, **LEAD})


@require_safe
@ensure_csrf_cookie
def mine(request: CareRequest, desk: queries.Desk) -> HttpResponse:
    """One's own seat: its state, and the words to compare with the lead; for the lead, first what waits for them."""
    me = policies.seated(request.visit)
    own = queries.own(me=me)
    endings = queries.returns(holding=own, files=request.edge.files) if own else 0
    lead = queries.is_lead(me=me)
    shown = {"own": own, "lead": lead, "endings": endings, "waiting": desk(request.edge) if lead else ()}
    return render(request, "care/seats/mine.html", shown)


@require_safe
@ensure_csrf_cookie
def one(request: CareRequest, number: str) -> HttpResponse:
    """One seat, with what may be done about it now."""
    me = policies.a_lead(request.visit)
    holding = queries.holding(me=me, number=forms.number(number))
    endings = queries.returns(holding=holding, files=request.edge.files)
    return render(request, "care/seats/one.html", {"holding": holding, "endings": endings, **LEAD})


@require_POST
def verify(request: CareRequest, number: str) -> JsonResponse:
    """Vouch for a seat with the signature that the page's script made."""
    me = policies.seated(request.visit)
    signature = forms.signature(request)
    actions.verify(by=me, number=forms.number(number), signature=signature, site=settings.SITE, edge=request.edge)
    return JsonResponse({})


@require_POST
def invite_again(request: CareRequest, number: str) -> HttpResponse:
    """Another card for a seat that nobody opened."""
    me = policies.a_lead(request.visit)
    return _card(request, actions.invite_again(by=me, number=forms.number(number), edge=request.edge))


@require_POST
def withdraw(request: CareRequest, number: str) -> HttpResponse:
    """Take an invitation back."""
    actions.withdraw(by=policies.a_lead(request.visit), number=forms.number(number))
    return redirect("seats:all")


@require_POST
def suspend(request: CareRequest, number: str) -> HttpResponse:
    """End a seat."""
    me = policies.a_lead(request.visit)
    actions.suspend(by=me, number=forms.number(number), edge=request.edge)
    return redirect("seats:one", number=number)


def _card(request: CareRequest, invited: actions.Invited) -> HttpResponse:
    shown = {"invited": invited, "seat_name": queries.SEATS[invited.seat], "site": settings.SITE, **LEAD}
    return render(request, "care/seats/card.html", shown)
