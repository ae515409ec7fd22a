"""What the pages of talks send: bytes in hexadecimal and base64, and by which capability or seat they come."""

import binascii
import hashlib
import json
from base64 import b64decode
from typing import Any

from django.http import HttpRequest

from rigcheck.care.conversations.policies import DIGEST_BYTES, ID_BYTES, MOST_FILE, BadStep, NoTalk, TooLarge
from rigcheck.care.conversations.queries import Opening, Step, Written
from rigcheck.kernel.refusals import NotFound

WRONG = (KeyError, TypeError, AttributeError, ValueError, OverflowError, binascii.Error)


def capability(request: HttpRequest) -> bytes | None:
    """The talk whose capability a member's page sent in its header; None where it sent none. Raises NoTalk."""
    sent = request.headers.get("X-Talk")
    if sent is None:
        return None
    try:
        return _digest(sent)
    except ValueError as error:
        raise NoTalk from error


def supporters_talk(request: HttpRequest) -> bytes:
    """The talk that a supporter's page named in its header; raises NoTalk."""
    try:
        return _exactly(request.headers.get("X-Talks", ""), DIGEST_BYTES)
    except ValueError as error:
        raise NoTalk from error


def called(request: HttpRequest) -> bytes:
    """The id of the call for backup whose capability the page sent; empty where it sent none."""
    return _called(request.headers.get("X-Backup-Page", ""))


def after(request: HttpRequest) -> int:
    """The first slot that the page does not have yet."""
    sent = request.GET.get("after", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 8 else 0


def opening(request: HttpRequest) -> Opening:
    """A new talk; raises BadStep."""
    sent = _read(request)
    try:
        return Opening(
            talk=_digest(sent["capability"]),
            supporter=_exactly(sent["supporter"], ID_BYTES),
            keep=int(sent["keep"]),
            first=_step(sent),
            page=_called(sent.get("page", "")),
        )
    except WRONG as error:
        raise BadStep from error


def step(request: HttpRequest) -> Step:
    """What one side did; raises BadStep."""
    try:
        return _step(_read(request))
    except WRONG as error:
        raise BadStep from error


def hours(request: HttpRequest) -> int:
    """For how long words are to stay; raises BadStep."""
    try:
        return int(_read(request)["keep"])
    except WRONG as error:
        raise BadStep from error


def address(request: HttpRequest) -> bytes:
    """Where a member is told of answers, closed for the notifier; b"": nowhere. Raises BadStep."""
    try:
        return b64decode(_read(request)["address"], validate=True)
    except WRONG as error:
        raise BadStep from error


def file_name(request: HttpRequest) -> bytes:
    """The random name of a file, in the header; raises BadStep."""
    try:
        return _exactly(request.headers.get("X-Talk-File", ""), ID_BYTES)
    except ValueError as error:
        raise BadStep from error


def file_sent(request: HttpRequest) -> bytes:
    """The bytes of a file; raises TooLarge, and then reads no more of it."""
    try:
        told = int(request.headers.get("Content-Length") or 0)
    except ValueError as error:
        raise BadStep from error
    if told > MOST_FILE:
        raise TooLarge
    return request.read(MOST_FILE + 1)


def number(written: str) -> bytes:
    """A talk's id from an address; raises NotFound."""
    try:
        return _exactly(written, DIGEST_BYTES)
    except ValueError as error:
        raise NotFound from error


def alias(written: str) -> str:
    """The name by which a member's browser knows a talk; it means nothing here. Raises NotFound."""
    try:
        return _exactly(written, ID_BYTES).hex()
    except ValueError as error:
        raise NotFound from error


def _step(sent: dict[str, Any]) -> Step:
    return Step(
        before=bytes.fromhex(sent["before"]),
        box=b64decode(sent["box"], validate=True),
        sends=tuple(_written(one) for one in sent["sends"]),
        keeps=tuple(_written(one) for one in sent["keeps"]),
        takes=tuple(int(one) for one in sent["takes"]),
        drops=tuple(int(one) for one in sent["drops"]),
    )


def _written(one: dict[str, Any]) -> Written:
    of = one.get("of")
    return Written(int(one["number"]), b64decode(one["blob"], validate=True), None if of is None else int(of))


def _called(secret: str) -> bytes:
    try:
        return _digest(secret)
    except ValueError:
        return b""


def _digest(secret: str) -> bytes:
    """SHA-256 of 16 bytes in hex, by which the server knows a capability; raises ValueError."""
    return hashlib.sha256(_exactly(secret, ID_BYTES)).digest()


def _exactly(written: str, length: int) -> bytes:
    found = bytes.fromhex(written)
    if len(found) != length:
        raise ValueError(length)
    return found


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadStep from error
    if not isinstance(sent, dict):
        raise BadStep
    return sent
