"""The supporter's pages: what is asked of them, and what they took."""

from base64 import b64encode
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from rigcheck.care.paging import actions, forms, queries
from rigcheck.care.seats import queries as seats
from rigcheck.care.seats.policies import seated
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import NotFound


@require_safe
def requests(request: CareRequest) -> HttpResponse:
    """Every page that asks this supporter: theirs first, then who waits longest, in the end those that have run out."""
    at = request.edge.clock.now()
    asked = queries.asked(supporter=_supporter(request), at=at)
    shown = sorted(
        (_shown(one, at) for one in asked if one.open or one.mine), key=lambda one: (not one["mine"], one["late"])
    )
    return render(request, "care/paging/requests.html", {"requests": shown, **_around(request)})


@require_safe
@ensure_csrf_cookie
def one(request: CareRequest, number: str) -> HttpResponse:
    """One page: the number, for whoever has it."""
    at, supporter, page = request.edge.clock.now(), _supporter(request), forms.number(number)
    asked = queries.one_asked(page=page, supporter=supporter, at=at)
    shown = _shown(asked, at) | {"seat": supporter.hex()}
    if asked.mine:
        envelope = queries.call(page=page, supporter=supporter, at=at).envelope
        shown["callback"] = b64encode(envelope).decode()
    return render(request, "care/paging/request.html", {"one": shown, **_around(request)})


@require_POST
def take(request: CareRequest, number: str) -> HttpResponse:
    """Take it: first come."""
    actions.take(by=_supporter(request), page=forms.number(number), edge=request.edge)
    return redirect("paging:request", number=number)


@require_POST
def reached(request: CareRequest, number: str) -> HttpResponse:
    """They are in contact."""
    actions.contact(by=_supporter(request), page=forms.number(number), edge=request.edge)
    return redirect("paging:request", number=number)


@require_POST
def let_go(request: CareRequest, number: str) -> HttpResponse:
    """Not me, or not after all: the others are asked."""
    actions.let_go(by=_supporter(request), page=forms.number(number), edge=request.edge)
    return redirect("paging:requests")


def _around(request: CareRequest) -> dict[str, object]:
    """Which places stand at the foot of the page: a supporter's own, or those of whoever holds another seat."""
    own = seats.own(me=seated(request.visit))
    return {"supporter": own is not None and own.supports, "place": "asked"}


def _supporter(request: CareRequest) -> bytes:
    """The seat of the person here. Raises Locked, or NotFound for whoever holds none."""
    own = seats.own(me=seated(request.visit))
    if own is None:
        raise NotFound
    return bytes.fromhex(own.id)


def _shown(asked: queries.Asked, at: datetime) -> dict[str, Any]:
    return {
        "id": asked.page.hex(),
        "how": asked.how.value,
        "mine": asked.mine and asked.state is not queries.State.CONTACT,
        "reached": asked.mine and asked.state is queries.State.CONTACT,
        "until": at + asked.left if asked.left else None,
        "late": asked.state is queries.State.EXHAUSTED,
        "pressed": asked.pressed,
    }
