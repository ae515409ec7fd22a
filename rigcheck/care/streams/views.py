"""Where a page gets the ticket with which it opens its stream."""

from django.http import JsonResponse
from django.views.decorators.http import require_POST

from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.streams import actions, forms


@require_POST
def ticket(request: CareRequest) -> JsonResponse:
    """A ticket for the channels whose capabilities were sent. Right and wrong capabilities are answered alike."""
    asked = forms.capabilities(request)
    given = actions.admit(capabilities=asked, known=request.visit.me is not None, edge=request.edge)
    return JsonResponse({"ticket": given.hex()})
