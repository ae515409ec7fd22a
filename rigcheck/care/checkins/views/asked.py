"""A request as it reaches care's pages."""

from django.http import HttpRequest

from rigcheck.care.sessions.queries import Visit
from rigcheck.outside.edge import Edge

CLIENT_BYTES = 16


class Asked(HttpRequest):
    """With the clock, chance and keybox of the process, and with who is there."""

    edge: Edge
    visit: Visit


def fetched(request: HttpRequest) -> bool:
    """Whether one of our own scripts asks, and JSON is the answer."""
    return request.headers.get("X-Rigcheck") == "fetch"


def client_id(request: Asked) -> str:
    """A fresh name for one sending, so that sending it twice counts once."""
    return request.edge.chance.bytes(CLIENT_BYTES).hex()
