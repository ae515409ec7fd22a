"""What a page sends that wants to listen."""

import json

from django.http import HttpRequest

from rigcheck.care.streams.policies import NotChannels


def capabilities(request: HttpRequest) -> tuple[bytes, ...]:
    """The capabilities in `{"channels": [hexadecimal, ...]}`; raises NotChannels."""
    try:
        return tuple(bytes.fromhex(one) for one in json.loads(request.body)["channels"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise NotChannels from error
