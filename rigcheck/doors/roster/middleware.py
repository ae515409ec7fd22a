"""What refusals become on roster."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from rigcheck.kernel.refusals import Refusal


class refusals:  # noqa: N801
    """Turn a named refusal into a page that says what happened and what next."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer a `Refusal`; leave every other error to Django's 500 page."""
        if not isinstance(error, Refusal):
            return None
        return render(request, "shell/refused.html", {"refusal": gettext(str(error))}, status=error.status)
