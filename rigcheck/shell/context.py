"""What every template of both sides may use."""

from django.conf import settings
from django.http import HttpRequest


def site(_: HttpRequest | None = None) -> dict[str, object]:
    """Which side this is, the frame its pages stand in, and whether it is the demonstration.

    Takes no request where there is none to take (an error page drawn while everything else failed).
    """
    side: str = settings.SIDE
    return {"side": side, "side_base": f"{side}/base.html", "demo": settings.DEMO}
