"""What the pages of disclosures send."""

import binascii
import json
from base64 import b64decode
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from django.http import HttpRequest

from rigcheck.care.disclosures import policies
from rigcheck.care.disclosures.actions import Written
from rigcheck.care.disclosures.queries import Ground, Recipient, Role, Telling
from rigcheck.kernel.refusals import NotFound

ID_BYTES = 16
LONGEST_RELATION = 32
T = TypeVar("T")


def asked(request: HttpRequest) -> tuple[Role, Ground, Recipient, bool]:
    """What is asked of the gate. Raises NotWhole."""
    return _whole(request, _asked)


def written(request: HttpRequest) -> Written:
    """A disclosure as the page's script sends it. Raises NotWhole."""
    return _whole(request, _written)


def telling(request: HttpRequest) -> Telling | None:
    """What the member is told here; None where whoever passed it on has told them. Raises NotWhole."""
    return _whole(request, _telling)


def number(written: str) -> bytes:
    """An id from an address. Raises NotFound."""
    try:
        return bytes.fromhex(written)
    except ValueError as error:
        raise NotFound from error


def _whole(request: HttpRequest, read: Callable[[Mapping[str, Any]], T]) -> T:
    try:
        return read(json.loads(request.body))
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError, binascii.Error) as error:
        raise policies.NotWhole from error


def _asked(sent: Mapping[str, Any]) -> tuple[Role, Ground, Recipient, bool]:
    return Role(sent["role"]), Ground(sent["ground"]), Recipient(sent["to"]), sent["now"] is True


def _written(sent: Mapping[str, Any]) -> Written:
    forbidden = sent["forbidden"]
    if type(forbidden) is not int or not 0 <= forbidden <= policies.LONGEST_SILENCE:
        raise ValueError("forbidden")
    return Written(
        number=_bytes(bytes.fromhex(sent["id"]), ID_BYTES, ID_BYTES),
        role=Role(sent["role"]),
        ground=Ground(sent["ground"]),
        to=Recipient(sent["to"]),
        at_once=sent["now"] is True,
        second=_bytes(bytes.fromhex(sent["second"]), ID_BYTES, ID_BYTES),
        forbidden=forbidden,
        here=sent["here"] is True,
        own=_blob(sent["own"]),
        copy=_blob(sent["copy"]),
    )


def _telling(sent: Mapping[str, Any]) -> Telling | None:
    if sent.get("relation") is None:
        return None
    return Telling(_bytes(bytes.fromhex(sent["relation"]), ID_BYTES, LONGEST_RELATION), _blob(sent["blob"]))


def _blob(written: str) -> bytes:
    return _bytes(b64decode(written, validate=True), 1, policies.MOST_BYTES)


def _bytes(found: bytes, least: int, most: int) -> bytes:
    if not least <= len(found) <= most:
        raise ValueError("length")
    return found
