"""What the pages of backup send: a press, what a member wishes, and by which capability or ticket they come."""

import binascii
import hashlib
import json
from base64 import b64decode
from typing import Any

from django.http import HttpRequest

from rigcheck.care.paging.policies import BadPress, NoPage
from rigcheck.care.paging.queries import SEAT_BYTES, Accept, Choice, How, Press
from rigcheck.kernel.refusals import NotFound

SECRET_BYTES = 16
PAGE_BYTES = 32
GROUP_LETTERS = 80
MOST_NEVER = 500


def press(request: HttpRequest) -> Press:
    """What the button sent; raises BadPress."""
    sent = _read(request)
    try:
        return Press(
            page=_digest(sent["capability"]),
            order=tuple(bytes.fromhex(one) for one in sent["order"]),
            numbers={bytes.fromhex(one): b64decode(blob, validate=True) for one, blob in sent["numbers"].items()},
            how=How(sent["how"]),
            ticket=_digest(sent["ticket"]) if sent.get("ticket") else b"",
        )
    except (KeyError, TypeError, AttributeError, ValueError, binascii.Error) as error:
        raise BadPress from error


def choice(request: HttpRequest) -> Choice:
    """Whom the member would accept; raises BadPress."""
    sent = _read(request)
    try:
        kinds = {Accept(one) for one in sent["kinds"]}
        return Choice(
            accept=[one.value for one in Accept if one in kinds],
            unit_group=" ".join(str(sent["group"]).split())[:GROUP_LETTERS],
            own=bool(sent["own"]),
            without=_seats(sent["never"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise BadPress from error


def _seats(sent: Any) -> list[str]:
    """Ids of seats in order, each once; raises ValueError for what is none, or for more than any site has."""
    seats = {bytes.fromhex(one) for one in sent}
    if len(seats) > MOST_NEVER or any(len(seat) != SEAT_BYTES for seat in seats):
        raise ValueError("seats")
    return sorted(seat.hex() for seat in seats)


def page_held(request: HttpRequest) -> bytes:
    """The id of the page whose capability stands in the header; raises NoPage."""
    try:
        return _digest(request.headers.get("X-Backup-Page", ""))
    except ValueError as error:
        raise NoPage from error


def page_sent(request: HttpRequest) -> bytes:
    """The id of the page whose capability was sent; raises NoPage."""
    try:
        return _digest(_read(request)["capability"])
    except (KeyError, TypeError, ValueError) as error:
        raise NoPage from error


def ticket(request: HttpRequest) -> bytes:
    """The digest of the device's ticket, or nothing where it brings none."""
    try:
        return _digest(request.headers.get("X-Backup-Ticket", ""))
    except ValueError:
        return b""


def digest(request: HttpRequest) -> bytes:
    """What the phone tells of its ticket: 32 bytes in hex, from which it cannot be made again. Raises BadPress."""
    try:
        return bytes.fromhex(_read(request)["digest"])
    except (KeyError, TypeError, ValueError) as error:
        raise BadPress from error


def number(written: str) -> bytes:
    """A page's id from an address; raises NotFound."""
    try:
        found = bytes.fromhex(written)
    except ValueError as error:
        raise NotFound from error
    if len(found) != PAGE_BYTES:
        raise NotFound
    return found


def _digest(secret: str) -> bytes:
    """SHA-256 of 16 bytes in hex, by which the server knows a capability or a ticket; raises ValueError."""
    known = bytes.fromhex(secret)
    if len(known) != SECRET_BYTES:
        raise ValueError("16 bytes")
    return hashlib.sha256(known).digest()


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        sent = json.loads(request.body)
    except (ValueError, RecursionError) as error:
        raise BadPress from error
    if not isinstance(sent, dict):
        raise BadPress
    return sent
