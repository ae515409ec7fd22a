"""A small group that a supporter offers of their own accord, and its end."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from rigcheck.care.groups import policies
from rigcheck.care.groups.actions import opening
from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.groups.queries import offering
from rigcheck.care.groups.queries.standings import guided
from rigcheck.care.moderation.actions import deciding
from rigcheck.care.moderation.forms import OfferForm
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.months import Month


@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: CareRequest) -> HttpResponse:
    """Offer a small group after an event."""
    me, form = unlocked(request.visit), OfferForm(request.POST or None)
    refusal = offering.why_not(me=me, month=Month.of(request.edge.clock.now()))
    if refusal is None and form.is_valid():
        group = opening.offer_group(by=me, **form.told(), edge=request.edge)
        return redirect("moderation:one", number=group.hex())
    shown = {"form": form, "refusal": refusal, "months": policies.SMALL_MONTHS, "place": "groups"}
    return render(request, "care/moderation/offer.html", shown, status=refusal.status if refusal and form.data else 200)


@require_POST
def end(request: CareRequest, number: str) -> HttpResponse:
    """End a small group of one's own, and erase what is in it."""
    me, group = unlocked(request.visit), id_of(number)
    guided(me=me, group=group, edge=request.edge)
    deciding.end_group(by=me, group=group, edge=request.edge)
    return redirect("moderation:groups")
