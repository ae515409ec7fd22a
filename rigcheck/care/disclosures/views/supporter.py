"""A supporter's pages: what waits, writing, one disclosure. What was said is opened and closed in the browser alone."""

from base64 import b64encode
from collections.abc import Callable
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_POST, require_safe

from rigcheck.care.disclosures import actions, forms, policies, queries
from rigcheck.care.sessions.queries import CareRequest, Me
from rigcheck.engines.disclosure import texts
from rigcheck.kernel.enums import Seat


@require_safe
def waiting(request: CareRequest) -> HttpResponse:
    """What waits for my signature, what of mine is open, what is over."""
    me, today = policies.writer(request.visit), request.edge.clock.now().date()
    asked, mine, over = queries.waiting(me=me, today=today)
    return render(
        request, "care/disclosures/waiting.html", {"asked": asked, "mine": mine, "over": over, "lead": _leads(me)}
    )


@require_safe
@ensure_csrf_cookie
def write(request: CareRequest) -> HttpResponse:
    """The ground, the least text, the second person."""
    me = policies.writer(request.visit)
    shown = {
        "roles": [(role.value, queries.ROLES[role]) for role in policies.ROLES[me.seat]],
        "grounds": [(ground.value, _(texts.CLAIMS[ground])) for ground in queries.Ground],
        "recipients": [(to.value, _(texts.RECIPIENTS[to])) for to in queries.Recipient],
        "seconds": [_second(worker, vouched) for worker, vouched in queries.seconds(me=me, files=request.edge.files)],
        "months": range(1, policies.LONGEST_SILENCE + 1),
        "seat": policies.own_seat(me).id,
        "lead": _leads(me),
    }
    return render(request, "care/disclosures/write.html", shown)


@require_POST
def gate(request: CareRequest) -> JsonResponse:
    """Whether it may be passed on, and why; nothing is kept."""
    me = policies.writer(request.visit)
    role, ground, to, now = forms.asked(request)
    policies.in_role(me, role)
    today = request.edge.clock.now().date()
    answer = queries.gate(role=role, ground=ground, to=to, now=now, files=request.edge.files, today=today)
    return JsonResponse(
        {
            "allowed": answer.allowed,
            "atOnce": answer.at_once,
            "record": answer.record,
            "why": _(texts.WHY[answer.why]),
            "to": ", ".join(_(texts.RECIPIENTS[one]) for one in answer.to),
            "source": answer.source,
            "isDefault": answer.is_default,
        }
    )


@require_POST
def keep(request: CareRequest) -> JsonResponse:
    """Keep what was written; the copies were closed in the browser."""
    actions.keep(by=policies.writer(request.visit), written=forms.written(request), edge=request.edge)
    return JsonResponse({"kept": True})


@require_safe
@ensure_csrf_cookie
def one(request: CareRequest, number: str) -> HttpResponse:
    """One disclosure, with what may be done about it now."""
    me, today = policies.writer(request.visit), request.edge.clock.now().date()
    found = queries.matter(me=me, number=forms.number(number), today=today)
    shown = {"one": found, "blob": b64encode(found.blob).decode(), "author": found.author.hex(), "lead": _leads(me)}
    return render(request, "care/disclosures/one.html", shown)


@require_POST
def sign(request: CareRequest, number: str) -> HttpResponse:
    """I agree, as the second person."""
    return _moved(request, number, actions.sign)


@require_POST
def decline(request: CareRequest, number: str) -> HttpResponse:
    """I do not agree."""
    return _moved(request, number, actions.decline)


@require_POST
def withdraw(request: CareRequest, number: str) -> HttpResponse:
    """I take it back."""
    return _moved(request, number, actions.withdraw)


@require_POST
def pass_on(request: CareRequest, number: str) -> HttpResponse:
    """I have passed it on."""
    return _moved(request, number, actions.pass_on)


@require_POST
def own_duty(request: CareRequest, number: str) -> HttpResponse:
    """The law made me report it, and nobody had agreed."""
    return _moved(request, number, actions.own_duty)


@require_POST
def tell(request: CareRequest, number: str) -> JsonResponse:
    """The member is told: here, or by me."""
    me, telling = policies.writer(request.visit), forms.telling(request)
    actions.tell(by=me, number=forms.number(number), telling=telling, edge=request.edge)
    return JsonResponse({"told": True})


def _moved(request: CareRequest, number: str, move: Callable[..., None]) -> HttpResponse:
    move(by=policies.writer(request.visit), number=forms.number(number), edge=request.edge)
    return redirect("disclosures:one", number=number)


def _leads(me: Me) -> bool:
    """Whether the frame is that of a lead."""
    return me.seat is Seat.LEAD


def _second(worker: Any, vouched: Any) -> dict[str, Any]:
    """What the browser needs to check and to lock a copy for somebody."""
    return {
        "id": worker.id.hex(),
        "name": worker.name,
        "seat": vouched.seat.value,
        "scope": vouched.scope,
        "keys": vouched.keys.hex(),
        "lead": vouched.lead.hex(),
        "certificate": vouched.certificate.hex(),
        "endings": vouched.endings,
    }
