"""What the card page's script sends, and what every view of this room takes."""

import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from rigcheck.roster.invitations import policies
from rigcheck.roster.staff.queries import RosterRequest
from rigcheck.shell.fetching import fetched

Asked = Callable[[RosterRequest, dict[str, Any]], JsonResponse]


def by_card_page(view: Asked) -> Callable[[RosterRequest], HttpResponse]:
    """POST of JSON by the card page's own script; no cookie is looked at.

    The page is the same for everybody and carries no token against forged requests. It needs none: what is asked hangs
    on the code alone, and another site cannot send the header that our script sends.
    """

    @login_not_required
    @csrf_exempt
    @require_POST
    @wraps(view)
    def handle(request: HttpRequest) -> HttpResponse:
        if not fetched(request):
            raise policies.NotFromOurPage
        return view(request, _sent(request))  # type: ignore[arg-type]

    return handle


def _sent(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError):
        sent = None
    return sent if isinstance(sent, dict) else {}
