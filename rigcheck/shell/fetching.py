"""Whether one of our own scripts asks: then the answer is JSON, and no page."""

from typing import Final

from django.http import HttpRequest

HEADER: Final = "X-Rigcheck"
"""Set by `web/static/shell/net.js`; another site's form or script cannot send it."""
VALUE: Final = "fetch"


def fetched(request: HttpRequest) -> bool:
    """Whether the request comes from the page's own script."""
    return request.headers.get(HEADER) == VALUE
