"""Keys as pages send them."""

import binascii
import json
from base64 import b64decode
from typing import Any

from django.http import HttpRequest

from rigcheck.care.prekeys.policies import BadKeys, NotOffered
from rigcheck.engines.sealing.prekeys import Prekey
from rigcheck.engines.sealing.refusals import SealingRefusal

WRONG = (KeyError, TypeError, AttributeError, ValueError, binascii.Error, RecursionError)


def keys(request: HttpRequest) -> list[Prekey]:
    """Public halves with their signatures, unchecked; raises BadKeys."""
    try:
        return [Prekey.decode(b64decode(one, validate=True)) for one in _read(request)["keys"]]
    except (*WRONG, SealingRefusal) as error:
        raise BadKeys from error


def supporter(request: HttpRequest) -> bytes:
    """The seat that was named; raises NotOffered."""
    try:
        return bytes.fromhex(_read(request)["supporter"])
    except WRONG as error:
        raise NotOffered from error


def _read(request: HttpRequest) -> dict[str, Any]:
    sent: dict[str, Any] = json.loads(request.body)
    return sent
