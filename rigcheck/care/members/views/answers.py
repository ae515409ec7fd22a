"""How this room's pages and their scripts talk to each other."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import JsonResponse
from django.views.decorators.http import require_POST

from rigcheck.care.members import policies
from rigcheck.care.members.forms import body
from rigcheck.care.sessions.actions import Opened
from rigcheck.care.sessions.policies import DAY_OF_WORK
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.engines.sealing.cards import CardKind
from rigcheck.shell.fetching import fetched

Answer = dict[str, Any]


def by_script(view: Callable[[CareRequest, Answer], JsonResponse]) -> Callable[[CareRequest], JsonResponse]:
    """A view for the page's own script: POST, marked as such, JSON in and out."""

    @wraps(view)
    def checked(request: CareRequest) -> JsonResponse:
        if not fetched(request):
            raise policies.Unexpected
        return view(request, body(request))

    return require_POST(checked)


def answer(**values: bytes | str | int | list[str] | None) -> JsonResponse:
    """A JSON answer; bytes are written as hex."""
    return JsonResponse({key: value.hex() if isinstance(value, bytes) else value for key, value in values.items()})


def keep_cookie(response: JsonResponse, opened: Opened) -> JsonResponse:
    """Hand the session's cookie to the browser: for this site only, unreadable for scripts."""
    response.set_cookie(
        settings.SESSION_COOKIE,
        opened.cookie.hex(),
        max_age=DAY_OF_WORK,
        secure=not settings.LOOPBACK,
        httponly=True,
        samesite="Strict",
    )
    return response


def drop_cookie(response: JsonResponse) -> JsonResponse:
    """Take the cookie back."""
    response.delete_cookie(settings.SESSION_COOKIE, samesite="Strict")
    if not settings.LOOPBACK:
        response.cookies[settings.SESSION_COOKIE]["secure"] = True
    return response


def on_page(*, place: str = "", **more: object) -> dict[str, object]:
    """What a page of this room shows: the name mixed into passphrases, the numbers of a card's groups.

    `place` is where the page stands in the way around; without one, the way around is left out.
    """
    groups = {"join_groups": range(1, CardKind.JOIN.groups + 1)}
    groups["recovery_groups"] = range(1, CardKind.RECOVERY.groups + 1)
    return {"site": settings.SITE, "place": place, "bare": not place, **groups, **more}
