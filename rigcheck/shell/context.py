"""What every template of both sides may use."""

from django.conf import settings
from django.http import HttpRequest


def site(_: HttpRequest | None = None) -> dict[str, object]:
    """Which side this is, the frame its pages stand in, its name among a phone's applications, whether it is a demo.

    Takes no request where there is none to take (an error page drawn while everything else failed).
    """
    side: str = settings.SIDE
    neutral = getattr(settings, "NEUTRAL_NAME", "")
    return {"side": side, "side_base": f"{side}/base.html", "demo": settings.DEMO, "neutral_name": neutral}
