"""What a refusal looks like to whoever was refused."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext

from rigcheck.kernel.refusals import Refusal
from rigcheck.shell.fetching import fetched


class Refusals:
    """Middleware: turns a named refusal into a page that says what happened and what next, or into JSON for a script.

    A side that leads elsewhere after one of its refusals overrides `way_on`.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a `Refusal`; leave every other error to Django's 500 page."""
        if not isinstance(error, Refusal):
            return None
        said = gettext(str(error))  # the floors below Django mark their sentences and cannot translate them
        if fetched(request):
            told = {"refused": error.code, "message": said, **getattr(error, "details", {})}
            return JsonResponse(told, status=error.status)
        return self.way_on(request, error) or _page(request, error, said)

    def way_on(self, request: HttpRequest, error: Refusal) -> HttpResponse | None:
        """Where whoever was refused is led instead of to the page; None for the page."""
        return None


def _page(request: HttpRequest, error: Refusal, said: str) -> HttpResponse:
    if said == error.code:  # raised without a word, so that it tells nothing of what there is
        said = gettext("There is nothing at this address, or it is not for you. Nothing was changed.")
    return render(request, "shell/refused.html", {"refusal": said}, status=error.status)
