"""What each request to care gets on its way in, and what refusals become on their way out."""

import logging
from collections.abc import Callable
from http.client import INTERNAL_SERVER_ERROR
from urllib.parse import quote

from django.conf import settings
from django.db import OperationalError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from rigcheck.care.conversations import actions as conversations
from rigcheck.care.prekeys import actions as prekeys
from rigcheck.care.prekeys.policies import leaving
from rigcheck.care.reminders import actions as reminders_of
from rigcheck.care.sessions import actions
from rigcheck.care.sessions.policies import Locked
from rigcheck.care.sessions.queries import Me
from rigcheck.care.threads.actions.leaving import leave_all
from rigcheck.doors.care.keeper import edge_of_process
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.edge import Edge
from rigcheck.shell import errors
from rigcheck.shell.refusing import Refusals

Handler = Callable[[HttpRequest], HttpResponse]
BAD = 400
MEMBERS = (Seat.MEMBER, Seat.FAMILY)


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


LEAVING = "members:erase-now"
LOOKED_AFTER = {("GET", "overview:today"), ("POST", "checkins:check-in"), ("POST", "checkins:rhythm")}
"""After which requests reminders are put ahead anew where they no longer fit: the page that follows an unlock or a
finished form, a check-in, and a change of shifts. With the account (LEAVING) all of them go."""


def reminders(get_response: Handler) -> Handler:
    """Look after what lies ahead for a member who is here; a fault in it never costs the page."""

    def handle(request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and request.path == reverse(LEAVING) and (me := request.visit.me):  # type: ignore[attr-defined]
            # Before the keys are gone. Where the account stays after all, the next page puts them ahead again.
            try:
                reminders_of.forget(keys=me.keys)
            except OperationalError as error:
                return errors.page(request, errors.storage_status(error) or INTERNAL_SERVER_ERROR)
        answer = get_response(request)
        match = request.resolver_match
        if match and (request.method, match.view_name) in LOOKED_AFTER and answer.status_code < BAD:
            _look_after(request.visit.me, request.edge)  # type: ignore[attr-defined]
        return answer

    return handle


def groups(get_response: Handler) -> Handler:
    """With an account it leaves its groups, and its posts go: both or neither, since nothing finds them afterwards."""

    def handle(request: HttpRequest) -> HttpResponse:
        is_leaving = request.method == "POST" and request.path == reverse(LEAVING)
        me: Me | None = request.visit.me if is_leaving else None  # type: ignore[attr-defined]
        if me is None or me.seat not in MEMBERS:
            return get_response(request)
        try:
            with transaction.atomic():
                leave_all(by=me, edge=request.edge)  # type: ignore[attr-defined]
                answer = get_response(request)
                if answer.status_code >= BAD:
                    transaction.set_rollback(True)
        except OperationalError as error:
            return errors.page(request, errors.storage_status(error) or INTERNAL_SERVER_ERROR)
        return answer

    return handle


def _look_after(me: Me | None, edge: Edge) -> None:
    if me is None or me.seat not in MEMBERS:
        return
    try:
        reminders_of.look_after(keys=me.keys, edge=edge)
    except (Refusal, OperationalError):
        logging.getLogger(__name__).warning("reminders could not be put ahead; the next page tries again")


def talks(get_response: Handler) -> Handler:
    """With a supporter's account go their keys for talks, and what only they could open; or the account stays.

    Nothing would find these talks afterwards, and the page could not be asked a second time.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        leaves = request.method == "POST" and request.path == reverse(LEAVING) and request.visit.me  # type: ignore[attr-defined]
        supporter = leaving(leaves) if leaves else None
        if supporter is None:
            return get_response(request)
        try:
            with transaction.atomic():
                prekeys.leave(supporter=supporter)
                conversations.leave(supporter=supporter, edge=request.edge)  # type: ignore[attr-defined]
                answer = get_response(request)
                if answer.status_code >= BAD:
                    transaction.set_rollback(True)
        except OperationalError as error:
            return errors.page(request, errors.storage_status(error) or INTERNAL_SERVER_ERROR)
        return answer

    return handle


class refusals(Refusals):  # noqa: N801
    """Refusals of this side: whoever is locked is led to where it unlocks."""

    def way_on(self, request: HttpRequest, error: Refusal) -> HttpResponse | None:
        """To the locked page, and from there back to a page that was asked for."""
        if not isinstance(error, Locked):
            return None
        locked = reverse("members:locked")
        return redirect(f"{locked}?next={quote(request.path)}" if request.method == "GET" else locked)
