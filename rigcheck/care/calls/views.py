"""What the script of a call asks for. It shows the talk's capability, or the seat whose talk it is; see `doors`."""

from collections.abc import Callable

from django.http import JsonResponse
from django.views.decorators.http import require_http_methods

from rigcheck.care.calls import actions, queries
from rigcheck.care.calls.queries import Holder
from rigcheck.care.sessions.queries import CareRequest

Finder = Callable[[CareRequest], Holder]


@require_http_methods(["GET", "POST"])
def voice(request: CareRequest, finder: Finder) -> JsonResponse:
    """Whether there is voice in this talk; posted, a pass to the relay."""
    holder, edge = finder(request), request.edge
    if request.method != "POST":
        return JsonResponse({"voice": queries.can_call(holder=holder, relay=edge.relay)})
    given = actions.give_pass(by=holder, relay=edge.relay, edge=edge)
    return JsonResponse({"urls": list(given.addresses), "username": given.username, "credential": given.password})
