"""A stand-in for a gateway, on this machine: speaks the part of Twilio's REST interface that we use.

It is written from the makers' documentation, not from our adapter, and `test_standin.py` holds it against the makers'
own library: that library signs in, sends, calls and reads its answers, and checks its signatures.
"""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree

ACCOUNT, TOKEN = "AC" + "0a" * 16, "lantern-gravel-otter"
SENDER = "+15005550006"
DOCUMENTED = {
    20003: (401, "Authenticate"),
    21211: (400, "Invalid 'To' Phone Number"),
    21212: (400, "Invalid 'From' Number"),
    21610: (400, "Attempt to send to unsubscribed recipient"),
    20429: (429, "Too Many Requests"),
    20500: (500, "Internal Server Error"),
}
"""Errors with their status, from https://www.twilio.com/docs/api/errors."""


@dataclass
class Standin:
    """What the stand-in took, and what it answers where something is planted."""

    base: str = ""
    texts: list[dict[str, str]] = field(default_factory=list)
    calls: list[dict[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    planted: tuple[int, bytes] | None = None
    """A status and a body instead of the documented answer."""
    lost: int = 0
    """How many answers are lost after the message was taken."""
    holding: threading.Event | None = None
    """Answers nothing until this is set."""
    broken: bytes = b""
    """Not HTTP at all."""

    def answer(self, method: str, path: str, given: str, authorization: str) -> tuple[int, bytes]:
        right = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
        if not hmac.compare_digest(authorization, right):
            return _error(20003)
        if method == "GET":
            return 200, json.dumps({"sid": ACCOUNT, "status": "active", "friendly_name": "stand-in"}).encode()
        fields = {name: values[0] for name, values in parse_qs(given, strict_parsing=True).items()}
        kind = {"Messages.json": "Messages", "Calls.json": "Calls"}[path.rpartition("/")[2]]
        return self._take(kind, fields)

    def _take(self, kind: str, fields: dict[str, str]) -> tuple[int, bytes]:
        if fields.get("From") != SENDER:
            return _error(21212)
        # The makers' own magic numbers: https://www.twilio.com/docs/iam/test-credentials
        if fields["To"] == "+15005550001":
            return _error(21211)
        if fields["To"] == "+15005550004":
            return _error(21610)
        taken = self.texts if kind == "Messages" else self.calls
        taken.append(fields)
        sid = ("SM" if kind == "Messages" else "CA") + f"{len(taken):032x}"
        shown = {
            "sid": sid,
            "account_sid": ACCOUNT,
            "to": fields["To"],
            "from": fields["From"],
            "body": fields.get("Body"),
            "status": "queued",
            "error_code": None,
            "uri": f"/2010-04-01/Accounts/{ACCOUNT}/{kind}/{sid}.json",
        }
        return 201, json.dumps(shown).encode()

    def press(self, call: dict[str, str], digit: str, *, through: str, token: str = TOKEN) -> tuple[int, str]:
        """Press a digit in a call: read the call's script as the gateway does, and post to where it says.

        `through` is the origin (http://host:port) where that address is really served.
        """
        gather = ElementTree.fromstring(call["Twiml"]).find("Gather")  # noqa: S314 - our own script
        assert gather is not None
        fields = {"CallSid": "CA" + "0b" * 16, "AccountSid": ACCOUNT, "Direction": "outbound-api", "From": SENDER,
                  "To": call["To"], "Digits": digit}  # fmt: skip
        return post(gather.attrib["action"], fields, through=through, token=token)


def signature(token: str, address: str, fields: list[tuple[str, str]]) -> str:
    """As documented: address, then each field's name and value in the order of the names; HMAC-SHA1; base64."""
    text = address
    for name in sorted({name for name, _ in fields}):
        for value in sorted({value for one, value in fields if one == name}):
            text += name + value
    return base64.b64encode(hmac.new(token.encode(), text.encode(), hashlib.sha1).digest()).decode()


def post(address: str, fields: dict[str, str], *, through: str, token: str = TOKEN) -> tuple[int, str]:
    """Post to `address` as the gateway does, over the origin `through`; status and body."""
    body, seen, real = urlencode(fields), urlsplit(address), urlsplit(through)
    line = HTTPConnection(real.hostname or "", real.port, timeout=20)
    heads = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Twilio-Signature": signature(token, address, parse_qsl(body, keep_blank_values=True)),
        "I-Twilio-Idempotency-Token": "0c" * 16,
        "Host": seen.netloc,
    }
    line.request("POST", seen.path, body, heads)
    answer = line.getresponse()
    return answer.status, answer.read().decode()


def _error(code: int) -> tuple[int, bytes]:
    status, message = DOCUMENTED[code]
    more = f"https://www.twilio.com/docs/errors/{code}"
    return status, json.dumps({"code": code, "message": message, "more_info": more, "status": status}).encode()


def documented(code: int) -> tuple[int, bytes]:
    """The documented answer of one error."""
    return _error(code)


class Door(BaseHTTPRequestHandler):
    """Where the stand-in is rung at; `standin` is set by `serving`."""

    standin: Standin

    def do_POST(self) -> None:
        given = self.rfile.read(int(self.headers.get("content-length", 0))).decode()
        self.standin.keys.append(self.headers.get("Idempotency-Key", ""))
        self._answer(given)

    def do_GET(self) -> None:
        self._answer("")

    def _answer(self, given: str) -> None:
        standin = self.standin
        if standin.holding:
            standin.holding.wait(10)
        if standin.broken:
            self.wfile.write(standin.broken)
            return
        authorization = self.headers.get("Authorization", "")
        status, body = standin.planted or standin.answer(self.command, self.path, given, authorization)
        if standin.lost:
            standin.lost -= 1
            return
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[Standin]:
    """A stand-in on a free port."""
    standin = Standin()

    door = type("OneDoor", (Door,), {"standin": standin})
    server = ThreadingHTTPServer(("127.0.0.1", 0), door)
    standin.base = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield standin
    finally:
        if standin.holding:
            standin.holding.set()
        server.shutdown()
        server.server_close()
