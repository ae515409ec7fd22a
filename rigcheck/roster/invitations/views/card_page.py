"""The page on which a card is made: the page and its parts, the same for everybody, and two questions by its script."""

import gzip
import json
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from rigcheck.roster.invitations import actions, forms, queries
from rigcheck.roster.invitations.queries.fixed_page import ADDRESS
from rigcheck.roster.invitations.views.asking import by_card_page
from rigcheck.roster.staff.queries import RosterRequest

PACKED_ALREADY = (".woff2", ".png")


@login_not_required
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The page itself. Nothing in it depends on who asks."""
    return HttpResponse(queries.fixed_page().html, headers={"Referrer-Policy": "no-referrer"})


@login_not_required
@require_safe
def part(request: HttpRequest, version: str, path: str) -> HttpResponse:
    """A style, script, font or picture of the page."""
    fixed = queries.fixed_page()
    if version != fixed.version or path not in fixed.parts:
        raise Http404
    found = fixed.parts[path]
    headers = {"Cache-Control": "public, max-age=31536000", "Vary": "Accept-Encoding"}
    if not path.endswith(PACKED_ALREADY) and "gzip" in request.headers.get("Accept-Encoding", ""):
        # Public and the same for everybody: packing tells nothing here, and a third is enough for a bad connection.
        return HttpResponse(_packed(path), content_type=found.kind, headers=headers | {"Content-Encoding": "gzip"})
    return HttpResponse(found.body, content_type=found.kind, headers=headers)


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with the fingerprints of what it keeps."""
    script = f"const SHELF = {json.dumps(shelf(), separators=(',', ':'))};\n{_worker_source()}"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8", headers={"Cache-Control": "no-cache"})


@login_not_required
@require_safe
def sums(request: HttpRequest) -> HttpResponse:
    """The published fingerprints, as `sha256sum` writes them."""
    return HttpResponse(queries.fixed_page().sums(), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def keys(request: RosterRequest) -> HttpResponse:
    """The agency's list of public keys, as it is carried to the members' site."""
    return HttpResponse(queries.own_keylog_text(request.edge), content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
def facts(request: HttpRequest) -> HttpResponse:
    """Where the members' site is; the same for everybody."""
    return JsonResponse({"care": settings.CARE_ADDRESS})


@by_card_page
def look(request: RosterRequest, sent: dict[str, Any]) -> JsonResponse:
    """Whose key a card made with this link is signed with, and for which quarter."""
    form = forms.read(forms.Look, sent)
    offer = queries.offer_of(code=form.cleaned_data["code"], now=request.edge.clock.now())
    return JsonResponse({"scope": offer.scope, "name": offer.name, "period": offer.period})


@by_card_page
def sign(request: RosterRequest, sent: dict[str, Any]) -> JsonResponse:
    """Sign what the browser has blinded, and use the link up."""
    form = forms.read(forms.Sign, sent)
    signed = actions.sign(**form.cleaned_data, edge=request.edge)
    return JsonResponse({"response": forms.spelled(signed)})


@cache
def shelf() -> dict[str, object]:
    """What the service worker keeps, each with its fingerprint."""
    fixed = queries.fixed_page()
    parts = {fixed.address(path): one.integrity for path, one in fixed.parts.items()}
    return {"version": fixed.sha256[:16], "page": ADDRESS, "sum": fixed.integrity, "parts": parts}


@cache
def _packed(path: str) -> bytes:
    return gzip.compress(queries.fixed_page().parts[path].body, mtime=0)


@cache
def _worker_source() -> str:
    with open(str(finders.find("roster/invitations/worker.js")), encoding="utf-8") as source:
        return source.read()
