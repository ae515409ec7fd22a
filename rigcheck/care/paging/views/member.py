"""The member's page: one address, the same for everybody until its script asks who is there."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from rigcheck.care.directory import queries as directory
from rigcheck.care.paging import actions, forms, queries
from rigcheck.care.paging.queries import Accept
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest, Me
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound

KINDS = (
    (Accept.PEER.value, _("A peer")),
    (Accept.PEER_OUTSIDE.value, _("A peer outside my agency")),
    (Accept.CHAPLAIN.value, _("A chaplain")),
    (Accept.CLINICIAN.value, _("A clinician on call")),
)


@require_safe
def backup(request: CareRequest) -> HttpResponse:
    """The page itself. It asks nothing of the database, so that it comes even when that is away."""
    today = request.edge.clock.now().date()
    here = directory.page_at_hand(today=today, own=settings.CRISIS_LINES, home=settings.COUNTRY).here
    shown = {"national": here.national, "emergency": here.emergency, "know": here.know, "kinds": KINDS}
    return render(request, "care/paging/backup.html", {**shown, "bare": True})


@require_safe
def who(request: CareRequest) -> JsonResponse:
    """Who is here, by session or by the phone's ticket, and who could be reached now."""
    at, me, ticket = request.edge.clock.now(), request.visit.me, forms.ticket(request)
    shown: dict[str, Any] = {"as": "nobody", "spent": bool(ticket), "csrf": get_token(request)}
    if me is not None and queries.may_press(me):
        shown |= {"as": "member", **_reach(queries.reach(me=me, at=at, files=request.edge.files))}
    elif ticket and queries.is_kept(ticket=ticket, at=at):
        on, following = queries.on_duty(at=at)
        shown |= {"as": "ticket", "on": {one.hex(): _moment(until) for one, until in on.items()}}
        shown["next"] = _moment(following)
    return JsonResponse(shown)


@require_POST
def press(request: CareRequest) -> JsonResponse:
    """Keep the page and ask the first. The same capability twice is one page."""
    me = request.visit.me
    actions.press(by=me if me and queries.may_press(me) else None, press=forms.press(request), edge=request.edge)
    return JsonResponse({"sent": True})


@require_safe
def state(request: CareRequest) -> JsonResponse:
    """What is happening with the page whose capability the phone holds."""
    at = request.edge.clock.now()
    now = queries.waiting(page=forms.page_held(request), at=at)
    return JsonResponse(
        {
            "state": now.state.value,
            "how": now.how.value,
            "sent": _moment(at - now.since),
            "asked": now.asked,
            "asks": now.asks,
            "by": now.name,
            "holder": now.holder.hex() if now.how is queries.How.CHAT else "",
            "until": _moment(at + now.left) if now.left else "",
        }
    )


@require_POST
def withdraw(request: CareRequest) -> JsonResponse:
    """Take it back, by right of the capability."""
    actions.withdraw(page=forms.page_sent(request), edge=request.edge)
    return JsonResponse({"withdrawn": True})


@require_POST
def in_contact(request: CareRequest) -> JsonResponse:
    """The member says that they are in contact, so that nobody else is asked."""
    actions.reached(page=forms.page_sent(request), edge=request.edge)
    return JsonResponse({"contact": True})


@require_POST
def wishes(request: CareRequest) -> JsonResponse:
    """Keep whom the member would accept, and whom never."""
    me, today = _member(request), Month.of(request.edge.clock.now())
    actions.keep_choice(by=me, choice=forms.choice(request), today=today, chance=request.edge.chance)
    return JsonResponse({"kept": True})


@require_POST
def ticket(request: CareRequest) -> JsonResponse:
    """Take note of this phone's ticket, with which it may press once without a sign-in."""
    me, today = _member(request), Month.of(request.edge.clock.now())
    actions.keep_ticket(digest=forms.digest(request), by=me, today=today)
    return JsonResponse({"kept": True})


@require_POST
def drop(request: CareRequest) -> JsonResponse:
    """This phone keeps backup ready no longer."""
    me, today = _member(request), Month.of(request.edge.clock.now())
    actions.drop_ticket(digest=forms.digest(request), by=me, today=today)
    return JsonResponse({"dropped": True})


def _member(request: CareRequest) -> Me:
    """Whoever may press. Raises Locked; NotFound for a seat under a name, which a ticket would let press unseen."""
    me = unlocked(request.visit)
    if not queries.may_press(me):
        raise NotFound
    return me


def _reach(found: queries.Reach) -> dict[str, Any]:
    chosen = found.choice
    return {
        "people": [_person(one) for one in found.people],
        "next": _moment(found.following),
        "groups": list(found.groups),
        "wishes": {
            "kinds": chosen.accept,
            "own": chosen.own,
            "never": chosen.without,
            "group": chosen.unit_group,
        },
    }


def _person(one: queries.Offer) -> dict[str, Any]:
    vouched = one.vouched
    return {
        "id": one.id.hex(),
        "name": one.name,
        "about": one.about,
        "kind": one.kind.value,
        "own": one.own,
        "until": _moment(one.until),
        "seat": vouched.seat.value,
        "scope": vouched.scope,
        "keys": vouched.keys.hex(),
        "lead": vouched.lead.hex(),
        "certificate": vouched.certificate.hex(),
        "endings": vouched.endings,
    }


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""
