"""The page of one's own reminders, and the calendar feed."""

from base64 import b64encode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.notices import queries as notices
from rigcheck.care.reminders import actions, policies, queries
from rigcheck.care.reminders.forms import RemindersForm
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import Refusal

CALENDAR = "text/calendar; charset=utf-8"


@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: CareRequest) -> HttpResponse:
    """Choose how to be reminded, of what, and on which days."""
    keys, edge = unlocked(request.visit).keys, request.edge
    if request.method != "POST":
        return _page(request, queries.own(keys=keys))
    form = RemindersForm(request.POST)
    if not form.is_valid():
        return _page(request, queries.own(keys=keys), policies.AddressMissing())
    try:
        actions.choose(keys=keys, chosen=form.chosen(), edge=edge)
    except Refusal as refusal:
        return _page(request, form.chosen(), refusal)
    return redirect("reminders:mine")


@require_POST
def address(request: CareRequest) -> JsonResponse:
    """The address that the member chose, closed anew for the notifier; "" where they chose none that can be sent to."""
    sealed = queries.sealed(keys=unlocked(request.visit).keys, edge=request.edge)
    return JsonResponse({"address": b64encode(sealed).decode()})


@require_safe
def feed(request: CareRequest, number: str) -> HttpResponse:
    """The neutral calendar behind a secret address: no session, no name, entries that say nothing."""
    return HttpResponse(queries.calendar(secret=number, now=request.edge.clock.now()), content_type=CALENDAR)


def _page(request: CareRequest, chosen: queries.OwnReminders, refusal: Refusal | None = None) -> HttpResponse:
    keys, edge = unlocked(request.visit).keys, request.edge
    now = edge.clock.now()
    link = ""
    if chosen.way == queries.Way.CALENDAR and chosen.to:
        link = settings.CARE_ADDRESS + reverse("reminders:feed", args=[chosen.to])
    plan = queries.plan(keys=keys, chosen=chosen, now=now)
    page = {
        "chosen": chosen,
        "ways": queries.ways(edge=edge),
        "refusal": refusal,
        "coming": [at.astimezone(ZoneInfo(plan.zone)) for at in plan.moments],
        "feed_link": link,
        "key": notices.key(edge=edge),
        "sender": settings.NEUTRAL_NAME,
        "says": notices.words(notices.Notice.UPDATE),
    }
    return render(request, "care/reminders/mine.html", page, status=refusal.status if refusal else 200)
