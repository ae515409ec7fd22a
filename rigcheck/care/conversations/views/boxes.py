"""What the scripts of talks ask for. Both sides use the same addresses: a member shows a capability, a supporter is
signed in. A member's session is not looked at once the talk is there: the server need not know whose it is.
"""

from base64 import b64encode
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rigcheck.care.conversations import actions, forms, queries
from rigcheck.care.disclosures import queries as disclosures
from rigcheck.care.prekeys import queries as prekeys
from rigcheck.care.prekeys.policies import may_talk, own_seat
from rigcheck.care.seats.policies import seated
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest


@require_GET
def who(request: CareRequest) -> JsonResponse:
    """Everybody to whom this member can write."""
    me = may_talk(unlocked(request.visit))
    at, files = request.edge.clock.now(), request.edge.files
    found = prekeys.offers(me=me, page=forms.called(request), at=at, files=files)
    return JsonResponse({"people": [_person(one) for one in found]})


@require_POST
def begin(request: CareRequest) -> JsonResponse:
    """Keep a new talk with its first words. The same capability twice is one talk."""
    actions.open_talk(opening=forms.opening(request), by=unlocked(request.visit), edge=request.edge)
    return JsonResponse({"begun": True})


@require_GET
def state(request: CareRequest) -> JsonResponse:
    """The talk as this side sees it."""
    party = _party(request)
    seen = queries.seen(party=party, after=forms.after(request))
    shown: dict[str, Any] = {
        "state": seen.state.value,
        "keep": seen.keep,
        "box": _base64(seen.box),
        "kept": [[slot, _base64(blob)] for slot, blob in seen.kept],
        "slots": list(seen.slots),
        "waiting": [[number, _base64(blob)] for number, blob in seen.waiting],
        "ear": queries.ear(talk=party.talk, edge=request.edge).hex(),
    }
    if party.side is queries.Side.MEMBER and "with" in request.GET:
        shown["rings"] = seen.rings
        offer = prekeys.offer_of(supporter=seen.supporter, files=request.edge.files)
        shown["supporter"] = _person(offer) if offer else None
        told = disclosures.told(relation=party.talk, today=request.edge.clock.now().date(), edge=request.edge)
        shown["told"] = [_base64(blob) for blob in told]
    return JsonResponse(shown)


@require_POST
def step(request: CareRequest) -> JsonResponse:
    """What one side did: said, kept, took."""
    actions.step(party=_party(request), step=forms.step(request), edge=request.edge)
    return JsonResponse({"done": True})


@require_POST
def keep(request: CareRequest) -> JsonResponse:
    """For how long words stay."""
    actions.change_keep(party=_party(request), hours=forms.hours(request), edge=request.edge)
    return JsonResponse({"kept": True})


@require_POST
def ring(request: CareRequest) -> JsonResponse:
    """Whether the member is told that an answer waits. Their session is not looked at: the address comes closed."""
    address = forms.address(request)
    actions.ring(party=_party(request), address=address, edge=request.edge)
    return JsonResponse({"rings": bool(address)})


@require_POST
def close(request: CareRequest) -> JsonResponse:
    """Say nothing more here."""
    actions.close(party=_party(request), edge=request.edge)
    return JsonResponse({"closed": True})


@require_POST
def erase(request: CareRequest) -> JsonResponse:
    """Take the talk away, with what both sides keep here."""
    actions.erase(party=_party(request), edge=request.edge)
    return JsonResponse({"erased": True})


@require_http_methods(["GET", "POST"])
def files(request: CareRequest) -> HttpResponse:
    """Keep a closed file, or hand it out as it lies."""
    party, name, edge = _party(request), forms.file_name(request), request.edge
    if request.method == "POST":
        actions.keep_file(party=party, name=name, blob=forms.file_sent(request), edge=edge)
        return JsonResponse({"kept": True})
    blob = queries.file_of(party=party, name=name, edge=edge)
    return HttpResponse(blob, content_type="application/octet-stream")


def _party(request: CareRequest) -> queries.Party:
    """Who asks: by the capability, else by the seat. Raises NoTalk, Locked or NotFound."""
    talk = forms.capability(request)
    if talk is not None:
        return queries.member_party(talk=talk)
    seat = own_seat(seated(request.visit))
    return queries.supporter_party(talk=forms.supporters_talk(request), seat=seat)


def _person(one: prekeys.Offer) -> dict[str, Any]:
    vouched = one.vouched
    return {
        "id": one.id.hex(),
        "name": one.name,
        "about": one.about,
        "languages": list(one.languages),
        "seat": vouched.seat.value,
        "scope": vouched.scope,
        "keys": vouched.keys.hex(),
        "lead": vouched.lead.hex(),
        "certificate": vouched.certificate.hex(),
        "endings": vouched.endings,
    }


def _base64(blob: bytes) -> str:
    return b64encode(blob).decode()
