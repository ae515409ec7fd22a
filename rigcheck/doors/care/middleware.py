"""What each request to care gets on its way in, and what refusals become on their way out."""

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from rigcheck.care.sessions import actions
from rigcheck.care.sessions.policies import Locked
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.kernel.refusals import Refusal
from rigcheck.shell.fetching import fetched

Handler = Callable[[HttpRequest], HttpResponse]


def edge(get_response: Handler) -> Handler:
    """Hand the process's clock, chance and keybox to each request."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.edge = edge_of_process()  # type: ignore[attr-defined]
        return get_response(request)

    return handle


def visit(get_response: Handler) -> Handler:
    """Put `request.visit` there: who this is, if unlocked. Nothing is read before somebody asks."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.visit = SimpleLazyObject(  # type: ignore[attr-defined]
            lambda: actions.visit(cookie=request.COOKIES.get(settings.SESSION_COOKIE, ""), edge=request.edge)  # type: ignore[attr-defined]
        )
        return get_response(request)

    return handle


class refusals:  # noqa: N801
    """Turn a named refusal into a page, or into JSON for the page's own script."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a `Refusal`; leave every other error to Django's 500 page."""
        if not isinstance(error, Refusal):
            return None
        said = gettext(str(error))  # the floors below Django mark their sentences and cannot translate them
        if fetched(request):
            return JsonResponse(
                {"refused": error.code, "message": said, **getattr(error, "details", {})},
                status=error.status,
            )
        if isinstance(error, Locked):
            locked = reverse("members:locked")
            return redirect(f"{locked}?next={quote(request.path)}" if request.method == "GET" else locked)
        if said == error.code:  # raised without a word, so that it tells nothing of what there is
            said = gettext("There is nothing at this address, or it is not for you. Nothing was changed.")
        return render(request, "shell/refused.html", {"refusal": said}, status=error.status)
