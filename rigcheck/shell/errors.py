"""Pages for when something did not work: what happened, what is safe, what to do next.

Django's handlers and a middleware for the failures of storage and for bare refusals (405, 413, 429) end here.
None of these pages reads the database or needs a session, so they can be drawn while either is broken.
"""

import errno
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rigcheck.shell.context import site
from rigcheck.shell.fetching import fetched


@dataclass(frozen=True)
class Trouble:
    """One way of not working, in the words of the person it happened to."""

    code: str
    title: str | Promise
    happened: str | Promise
    safe: str | Promise
    then: str | Promise


TROUBLES = {
    400: Trouble(
        "not-understood",
        _("That did not come through right"),
        _("Something in what this phone sent could not be read."),
        _("Nothing was changed."),
        _("Go back and try once more. If it happens again, open the page afresh."),
    ),
    403: Trouble(
        "not-open",
        _("This is not open to you here"),
        _("Either this page belongs to somebody else, or the form was open so long that it went stale."),
        _("Nothing was changed, and nobody was told."),
        _("Go back, load the page again, and send it once more."),
    ),
    404: Trouble(
        "nothing-here",
        _("There is nothing here"),
        _("The address may be old, or mistyped, or the thing was erased."),
        _("Nothing was changed."),
        _("Go to the first page and take it from there."),
    ),
    405: Trouble(
        "wrong-way-in",
        _("That page does not work that way"),
        _("It was opened directly, though it only takes what a form sends."),
        _("Nothing was changed."),
        _("Go back to the page before and use its button."),
    ),
    413: Trouble(
        "too-much",
        _("That was too much at once"),
        _("What was sent is larger than this page takes."),
        _("Nothing was changed. Your browser may still have what you wrote: go back to see it."),
        _("Shorten it, or send it in two parts."),
    ),
    429: Trouble(
        "too-often",
        _("Too many tries in a row"),
        _("To keep guessers out, this waits a little after several tries."),
        _("Nothing was changed, and nothing was locked for good."),
        _("Wait a few minutes, then try again."),
    ),
    500: Trouble(
        "our-fault",
        _("Something broke on our side"),
        _("It is a fault in the software or the machine, not anything you did."),
        _("What was saved before is still saved. What you sent just now may not be."),
        _("Go back, copy anything you wrote, and try again in a minute."),
    ),
    503: Trouble(
        "busy",
        _("Busy just now"),
        _("The place where things are saved is taken for a moment."),
        _("This was not saved yet. Nothing saved before was touched."),
        _("Wait a moment, go back and send it again."),
    ),
    507: Trouble(
        "no-room",
        _("There is no room left to save"),
        _("The machine that keeps Rigcheck is full. Whoever runs it has to make room."),
        _("This was not saved. Everything saved before is still there and can be read."),
        _("Go back and keep what you wrote on this phone until there is room again."),
    ),
}


def page(request: HttpRequest | None, status: int) -> HttpResponse:
    """The page for `status`, one of `TROUBLES`; JSON where the page's own script asked."""
    trouble = TROUBLES[status]
    if request is not None and fetched(request):
        return JsonResponse({"refused": trouble.code, "message": f"{trouble.title}. {trouble.then}"}, status=status)
    body = render_to_string("shell/error.html", {**site(), "trouble": trouble, "status": status})
    return HttpResponse(body, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for 400, and for bodies past the limits."""
    too_much = isinstance(exception, RequestDataTooBig | TooManyFieldsSent)
    return page(request, 413 if too_much else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for 403."""
    return page(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's answer to a form that has gone stale or comes from elsewhere."""
    return page(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Django's handler for 404."""
    return page(request, 404)


def too_often(request: HttpRequest) -> HttpResponse:
    """What a throttle answers with: 429."""
    return page(request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler for 500."""
    return page(request, 500)


class plain_words:  # noqa: N801
    """Give bare refusals a page, and tell a busy database and a full disk from a broken program."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        bare = response.status_code in {405, 413, 429} and not response.streaming and not response.content
        if not bare:
            return response
        dressed = page(request, response.status_code)
        for name in ("Allow", "Retry-After"):
            if name in response.headers:
                dressed.headers[name] = response.headers[name]
        return dressed

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Answer 507 for a full disk and 503 for a busy database; leave the rest to the 500 page."""
        status = storage_status(error)
        return page(request, status) if status else None


def storage_status(error: Exception) -> int | None:
    """507 for a full disk, 503 for a busy or unreachable database, None for anything else."""
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return 507
    if not isinstance(error, OperationalError):
        return None
    words = str(error).lower()
    if "full" in words or "no space" in words:
        return 507
    busy = ("locked", "busy", "too many connections", "deadlock", "lock timeout", "starting up", "connection")
    return 503 if any(word in words for word in busy) else None
