"""Texts and calls over Twilio's REST interface of 2010-04-01, which other gateways speak too.

Requests: https://www.twilio.com/docs/messaging/api/message-resource and .../docs/voice/api/call-resource; signatures:
https://www.twilio.com/docs/usage/security; errors: https://www.twilio.com/docs/api/errors.
"""

import hmac
import json
from base64 import b64encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from rigcheck.kernel.messages import gettext_noop
from rigcheck.outside.gateway.messages import Call, Text, e164
from rigcheck.outside.gateway.protocol import GatewayAway, GatewayRefused, GatewayUnclear, NumberRefused
from rigcheck.outside.gateway.twiml import ask_for_one
from rigcheck.outside.posting import Answered, Unanswered, ask

TIMEOUT = 10.0
RING_SECONDS = 25
"""How long a telephone rings: shorter than it takes most mailboxes to answer in its place."""
VERSION = "/2010-04-01/Accounts/"
UNREACHABLE = frozenset({21211, 21217, 21265, 21407, 21408, 21214, 21215, 21216, 21610, 21612, 21614, 21635})
"""Errors about the number that is to be reached: not valid, not a mobile one, a country that is switched off, and
21610: its owner has replied STOP."""
LATER = 429
FAULT = 500
SIGNED_OUT = (401, 403)

WRONG_TOKEN = gettext_noop("The gateway does not accept our account and token. Correct them in the settings.")
NOT_TRUSTED = gettext_noop(
    "The gateway's certificate cannot be trusted: wrong name, run out, or signed by nobody known. Nothing was sent."
)


@dataclass(frozen=True, slots=True)
class Account:
    """Where messages are handed over: `base` is the address without a path, `sender` an E.164 number of ours."""

    base: str
    name: str
    sender: str
    token: str = field(repr=False)
    authority: str = ""
    timeout: float = TIMEOUT


class TwilioGateway:
    """A `Gateway` over Twilio's REST interface."""

    there = True

    def __init__(self, account: Account) -> None:
        self._account = account

    def text(self, message: Text) -> None:
        """See `Gateway.text`."""
        self._send("Messages.json", {"To": e164(message.to), "Body": message.words}, message.reference)

    def call(self, message: Call) -> None:
        """See `Gateway.call`."""
        script = ask_for_one(message.words, answer_at=message.answer_at)
        fields = {"To": e164(message.to), "Twiml": script, "Timeout": str(RING_SECONDS)}
        self._send("Calls.json", fields, message.reference)

    def check(self) -> None:
        """See `Gateway.check`."""
        answer = self._ask("GET", f"{VERSION}{self._account.name}.json")
        if _read(answer).get("status") != "active":
            raise GatewayRefused

    def is_from(self, address: str, fields: Sequence[tuple[str, str]], signature: str) -> bool:
        """See `Gateway.is_from`."""
        return hmac.compare_digest(sign(self._account.token, address, fields).encode(), signature.encode())

    def _send(self, resource: str, fields: Mapping[str, str], reference: str) -> None:
        body = urlencode({**fields, "From": self._account.sender}).encode()
        answer = self._ask("POST", f"{VERSION}{self._account.name}/{resource}", body, reference)
        if not isinstance(_read(answer).get("sid"), str):
            raise GatewayUnclear

    def _ask(self, method: str, path: str, body: bytes = b"", reference: str = "") -> Answered:
        account = self._account
        headers = {
            "Authorization": "Basic " + b64encode(f"{account.name}:{account.token}".encode()).decode(),
            "Accept": "application/json",
            "Content-Type": "application/x-www-form-urlencoded",
            "Idempotency-Key": reference,
        }
        try:
            return ask(
                method, account.base + path, body=body, headers=headers,
                timeout=account.timeout, authority=account.authority,
            )  # fmt: skip
        except Unanswered as error:
            raise (GatewayRefused(NOT_TRUSTED) if error.untrusted else GatewayAway()) from None


def sign(token: str, address: str, fields: Sequence[tuple[str, str]]) -> str:
    """Twilio's signature of what it posts: HMAC-SHA1 over the address and the fields in the order of their names.

    A field that stands there twice with the same value counts once, as in the maker's own libraries.
    """
    text = address + "".join(name + value for name, value in sorted(set(fields)))
    return b64encode(hmac.digest(token.encode(), text.encode(), "sha1")).decode()


def _read(answer: Answered) -> dict[str, Any]:
    """What a good answer says; raises what a bad one means."""
    if answer.status == LATER or answer.status >= FAULT:
        raise GatewayAway
    told = _json(answer.body)
    if answer.status in SIGNED_OUT:
        raise GatewayRefused(WRONG_TOKEN)
    if not 200 <= answer.status < 300:
        raise (NumberRefused if told.get("code") in UNREACHABLE else GatewayRefused)()
    return told


def _json(body: bytes) -> dict[str, Any]:
    """The object in the body; raises GatewayUnclear."""
    try:
        read = json.loads(body)
    except ValueError:
        raise GatewayUnclear from None
    if not isinstance(read, dict):
        raise GatewayUnclear
    return read
