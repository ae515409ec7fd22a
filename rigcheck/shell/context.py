"""What every template of both sides may use."""

from django.conf import settings
from django.http import HttpRequest


def site(_: HttpRequest) -> dict[str, object]:
    """Which side this is, and whether it is the demonstration."""
    return {"side": settings.SIDE, "demo": settings.DEMO}
