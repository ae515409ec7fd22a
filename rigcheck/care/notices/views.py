"""What the gateway tells us: somebody replied 1, or pressed 1."""

from contextlib import suppress
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from rigcheck.care.notices import actions, policies, queries
from rigcheck.care.notices.actions import Taker
from rigcheck.care.notices.queries import Channel, Notice, Reply
from rigcheck.outside.edge import Edge
from rigcheck.outside.gateway import NotANumber, said

YES: Final = "1"
NAMES: Final = {Channel.TEXT: ("From", "MessageSid"), Channel.VOICE: ("To", "CallSid")}
"""Where the gateway writes whose telephone it was, and its own name for the message or the call."""


@csrf_exempt
@require_POST
def replied(request: HttpRequest, *, taker: Taker) -> HttpResponse:
    """A text came in. Only 1 means anything; what else people write is not looked at and not kept."""
    edge = _of_gateway(request)
    if request.POST.get("Body", "").strip(" .!\"'\n\r\t") != YES:
        return _answer(None, spoken=False)
    taken = _take(request, Channel.TEXT, b"", taker, edge)
    return _answer(taken, spoken=False)


@csrf_exempt
@require_POST
def pressed(request: HttpRequest, number: str, *, taker: Taker) -> HttpResponse:
    """Somebody pressed a digit in a call that we made; `number` is what the call was made for, in hex."""
    edge = _of_gateway(request)
    if request.POST.get("Digits") != YES:
        return _answer(None, spoken=True)
    reference = b""
    with suppress(ValueError):
        reference = bytes.fromhex(number)
    return _answer(_take(request, Channel.VOICE, reference, taker, edge), spoken=True)


def _of_gateway(request: HttpRequest) -> Edge:
    """The edge, if the gateway signed this; raises NotTheGateway."""
    edge: Edge = request.edge  # type: ignore[attr-defined]
    address = settings.CARE_ADDRESS + request.get_full_path()
    fields = [(name, str(value)) for name, values in request.POST.lists() for value in values]
    if not edge.gateway.is_from(address, fields, request.headers.get("X-Twilio-Signature", "")):
        raise policies.NotTheGateway
    return edge


def _take(request: HttpRequest, channel: Channel, reference: bytes, taker: Taker, edge: Edge) -> Notice | None:
    whose, name = NAMES[channel]
    try:
        digest = queries.number_digest(number=request.POST.get(whose, ""), edge=edge)
    except NotANumber:
        return None
    reply = Reply(digest, channel, reference)
    return actions.hear(message=request.POST.get(name, ""), reply=reply, taker=taker, edge=edge)


def _answer(notice: Notice | None, *, spoken: bool) -> HttpResponse:
    words = queries.words(notice) if notice else ""
    return HttpResponse(said(words, spoken=spoken), content_type="text/xml; charset=utf-8")
