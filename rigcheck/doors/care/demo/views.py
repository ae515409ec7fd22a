"""The two-minute tour: an officer's phone on one side, what the operator can read on the other."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from rigcheck.care.vault import queries as vault
from rigcheck.doors.care.demo.lead import LEAD, SUPPORTER
from rigcheck.doors.care.demo.roles import ROLES
from rigcheck.doors.demonstration import STAFF

SHOWN = 12
"""Rows in the operator's picture."""


@require_safe
def tour(request: HttpRequest) -> HttpResponse:
    """The tour itself."""
    port = request.get_port()
    roster = f"http://roster.localhost:{int(port) + 1}" if port.isdigit() and not settings.ALONE else ""
    return render(
        request,
        "care/demo/tour.html",
        {"roles": ROLES, "lead": LEAD, "supporter": SUPPORTER, "staff": STAFF, "roster": roster, "bare": True},
    )


@require_safe
@ensure_csrf_cookie
def be(request: HttpRequest, trade: str) -> HttpResponse:
    """Inside the phone: sign in as one of the roles by the page's own script, then go to Today."""
    played = {"lead": LEAD, "supporter": SUPPORTER}
    role = played.get(trade) or next((role for role in ROLES if role.trade.value == trade), None)
    if role is None:
        raise Http404
    return render(request, "care/demo/be.html", {"role": role, "site": settings.SITE, "bare": True})


@require_safe
def rows(request: HttpRequest) -> JsonResponse:
    """Rows as they lie in the file, the newest among their neighbours.

    The table itself does not tell which rows are new: only somebody who kept yesterday's copy can see that. Here the
    page plays that somebody and says with `count` how many rows it knew.
    """
    keys = vault.all_keys()
    known = KNOWN.setdefault("keys", keys)
    new = keys - known
    ordered = sorted(keys)
    around = {neighbour for key in list(new)[:3] for neighbour in _around(ordered, key)} or set(ordered[:SHOWN])
    shown = [
        {"key": key.hex(), "expires": expires, "blob": blob[:48].hex(), "size": len(blob), "new": key in new}
        for key, expires, blob in vault.as_stored(around)
    ]
    return JsonResponse({"total": len(keys), "new": len(new), "rows": shown[: SHOWN * 2]})


KNOWN: dict[str, set[bytes]] = {}
"""The copy that the operator of the demonstration took when the tour was first opened."""


def _around(ordered: list[bytes], key: bytes) -> list[bytes]:
    at = ordered.index(key)
    return ordered[max(at - SHOWN // 2, 0) : at + SHOWN // 2]
