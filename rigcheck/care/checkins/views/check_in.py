"""The check-in: one page, one send, one answer."""

from collections.abc import Mapping
from typing import Any

from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rigcheck.care.checkins import actions, policies, queries
from rigcheck.care.checkins.forms import CheckInForm
from rigcheck.care.members import queries as members
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.vault.queries import Stored
from rigcheck.kernel.refusals import Refusal
from rigcheck.shell.fetching import fetched

SEE_OTHER = 303
CLIENT_BYTES = 16


@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: CareRequest) -> HttpResponse:
    """The questions; a POST keeps the answers, and the same `client` id twice keeps them once."""
    if request.method != "POST":
        me = unlocked(request.visit)
        fresh = {"client": request.edge.chance.bytes(CLIENT_BYTES).hex()}
        return _asking(request, fresh, trade=members.profile(me=me).trade)
    form = CheckInForm(request.POST)
    try:
        stored = _sent(request, form)
    except (policies.OutOfRange, policies.NotWritten) as refusal:
        if fetched(request):
            raise
        return _asking(request, form.data, refusal=refusal)
    to = reverse("overview:kept", args=[stored.name])
    if fetched(request):
        return JsonResponse({"kept": stored.name, "next": to})
    return HttpResponseRedirect(to, status=SEE_OTHER)


@require_POST
def erase(request: CareRequest, name: str) -> HttpResponse:
    """Take one check-in back."""
    me = unlocked(request.visit)
    actions.erase(keys=me.keys, name=name, chance=request.edge.chance)
    return redirect("overview:today")


def _sent(request: CareRequest, form: CheckInForm) -> Stored[queries.CheckIn]:
    """Keep what was sent; raises Locked, OutOfRange or NotWritten."""
    try:
        me = unlocked(request.visit)
    except OperationalError as error:  # noting when somebody was last here needs the database too
        raise policies.not_written() from error
    if not form.is_valid():
        raise policies.OutOfRange(_first_error(form))
    return actions.check_in(
        keys=me.keys,
        answers=form.answers(),
        client=form.cleaned_data["client"],
        now=request.edge.clock.now(),
        chance=request.edge.chance,
        waited=form.waited_for(),
    )


def _asking(
    request: CareRequest, given: Mapping[str, Any], *, trade: str = "", refusal: Refusal | None = None
) -> HttpResponse:
    """The questions with what was already tapped, and a sentence where something was refused.

    The template keeps the questions as drawn while nothing is tapped, and then asks for none of the callables.
    """
    page = {
        "given": given,
        "fresh": refusal is None,
        "asked": lambda: [(question, given.get(question.name)) for question in queries.questions()],
        "tags": request.POST.getlist("tags"),
        "groups": lambda: queries.happenings(trade),
        "own_trade": trade,
        "refusal": refusal,
    }
    return render(request, "care/checkins/check_in.html", page, status=refusal.status if refusal else 200)


def _first_error(form: CheckInForm) -> str:
    if "client" in form.errors:
        return _("This page went stale. Reload it and tap your answers again.")
    return next(str(error) for errors in form.errors.values() for error in errors)
