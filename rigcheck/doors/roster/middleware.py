"""What each request to roster gets on its way in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext

from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.roster.staff import queries

Handler = Callable[[HttpRequest], HttpResponse]
WAYS = ("/sign-in/", "/sign-out/", "/exit/", "/gallery/")
"""What somebody without a second step may open: where it is set up, and the ways out."""


def edge(get_response: Handler) -> Handler:
    """Hand the process's clock and chance to each request, as `request.edge`."""

    def handle(request: HttpRequest) -> HttpResponse:
        request.edge = edge_of_process()  # type: ignore[attr-defined]
        return get_response(request)

    return handle


class signed_in(LoginRequiredMiddleware):  # noqa: N801
    """Send every stranger to the sign-in, from every page that does not say otherwise.

    A page for everybody says so with `django.contrib.auth.decorators.login_not_required`; the shell's are such.
    """

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        """Let the shell's pages through, and ask Django's own middleware about all others."""
        if request.resolver_match and request.resolver_match.namespace == "shell":
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class second_step:  # noqa: N801
    """Where a second step is needed, let staff who have none do nothing but set one up."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., HttpResponse], view_args: Any, view_kwargs: Any
    ) -> HttpResponse | None:
        """Lead to the ways of signing in, from every page that needs a sign-in."""
        if not settings.SECOND_STEP_NEEDED or not request.user.is_authenticated:
            return None
        if request.path.startswith(WAYS) or not getattr(view_func, "login_required", True):
            return None
        if queries.is_proven_twice(user=request.user, session=request.session):
            return None
        messages.info(request, gettext("First set up a second step. Names of people stand behind this sign-in."))
        return redirect("mfa_index")
