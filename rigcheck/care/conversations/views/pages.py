"""The pages themselves: each the same for everybody who may open it, filled by the script that has the keys."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from rigcheck.care.conversations import forms, queries
from rigcheck.care.conversations.policies import KEPT_FOR, USUAL
from rigcheck.care.limits import queries as limits
from rigcheck.care.prekeys import queries as prekeys
from rigcheck.care.prekeys.policies import may_talk, own_seat
from rigcheck.care.seats.policies import seated
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.months import Month
from rigcheck.shell.headers import HEADERS

ROLES = (limits.Role.PEER, limits.Role.CHAPLAIN, limits.Role.CLINICIAN)


@require_safe
@ensure_csrf_cookie
def mine(request: CareRequest) -> HttpResponse:
    """The member's talks; their list is opened in the browser."""
    may_talk(unlocked(request.visit))
    return render(request, "care/conversations/mine.html")


@require_safe
@ensure_csrf_cookie
def somebody(request: CareRequest) -> HttpResponse:
    """Choose somebody, see what may have to be passed on, write the first words."""
    may_talk(unlocked(request.visit))
    shown = {"keeps": KEPT_FOR, "usual": USUAL, "notices": _notices(request)}
    return render(request, "care/conversations/somebody.html", shown)


@require_safe
@ensure_csrf_cookie
def one(request: CareRequest, alias: str) -> HttpResponse:
    """One talk of the member's. The address holds a name that only their browser can compute."""
    may_talk(unlocked(request.visit))
    shown = {"alias": forms.alias(alias), "side": "m", "keeps": KEPT_FOR, "notices": _notices(request)}
    return _hearing(render(request, "care/conversations/one.html", shown))


@require_safe
@ensure_csrf_cookie
def supporting(request: CareRequest) -> HttpResponse:
    """A supporter's talks, those with something new first."""
    seat = own_seat(seated(request.visit))
    talks = [{"id": one.talk.hex(), "state": one.state.value, "new": one.new} for one in queries.listed(seat=seat)]
    return render(request, "care/conversations/supporting.html", {"talks": talks, "supporter": True})


@require_safe
@ensure_csrf_cookie
def supporters_one(request: CareRequest, number: str) -> HttpResponse:
    """One talk of a supporter's."""
    seat, talk = own_seat(seated(request.visit)), forms.number(number)
    queries.supporter_party(talk=talk, seat=seat)
    suggested = prekeys.suggestions(seat=seat, today=Month.of(request.edge.clock.now()))
    shown = {"talk": talk.hex(), "side": "s", "suggestions": suggested, "supporter": True}
    return _hearing(render(request, "care/conversations/supporters_one.html", shown))


def _notices(request: CareRequest) -> Sequence[limits.Notice]:
    """What may have to be passed on, for each kind of person whom a member can write to."""
    today, files = request.edge.clock.now().date(), request.edge.files
    return [limits.notice(role=role, files=files, today=today) for role in ROLES]


def _hearing(answer: HttpResponse) -> HttpResponse:
    """The two pages that may ask for the microphone, for a voice note; no other page may."""
    answer.headers["Permissions-Policy"] = HEADERS["Permissions-Policy"].replace("microphone=()", "microphone=(self)")
    return answer
