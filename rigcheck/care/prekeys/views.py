"""What the scripts of talks ask about keys."""

from base64 import b64encode

from django.http import JsonResponse
from django.views.decorators.http import require_http_methods, require_POST

from rigcheck.care.prekeys import actions, forms, policies, queries
from rigcheck.care.seats.policies import seated
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.months import Month


@require_http_methods(["GET", "POST"])
def keys(request: CareRequest) -> JsonResponse:
    """How many keys of this supporter's are left to be handed out; more of them."""
    me, today = seated(request.visit), Month.of(request.edge.clock.now())
    seat = policies.own_seat(me)
    if request.method == "POST":
        actions.publish(by=me, keys=forms.keys(request), edge=request.edge)
    left = queries.left(seat=seat, today=today)
    return JsonResponse({"left": left.count, "last": left.last, "seat": seat.hex(), "month": str(today)})


@require_POST
def hand_out(request: CareRequest) -> JsonResponse:
    """A key with which a talk with this supporter can begin."""
    me = unlocked(request.visit)
    public = actions.hand_out(supporter=forms.supporter(request), by=me, edge=request.edge)
    return JsonResponse({"blob": b64encode(public.blob).decode(), "last": public.last})
