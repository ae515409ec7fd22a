"""What each request to roster gets on its way in, and what refusals become on their way out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.kernel.refusals import Refusal

Handler = Callable[[HttpRequest], HttpResponse]


def edge(get_response: Handler) -> Handler:
    """Hand the process's clock and chance to each request, as `request.edge`."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.edge = edge_of_process()  # type: ignore[attr-defined]
        return get_response(request)

    return handle


class refusals:  # noqa: N801
    """Turn a named refusal into a page that says what happened and what next."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a `Refusal`; leave every other error to Django's 500 page."""
        if not isinstance(error, Refusal):
            return None
        return render(request, "shell/refused.html", {"refusal": gettext(str(error))}, status=error.status)
