"""Among a phone's applications: under the neutral name and icon that whoever runs the site has chosen."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from rigcheck.care.installing import queries

AN_HOUR = "public, max-age=3600"


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to install the site: nothing in it says what the site is for."""
    return JsonResponse(
        {
            "name": settings.NEUTRAL_NAME,
            "short_name": settings.NEUTRAL_NAME[: queries.SHORT_NAME],
            "id": "/",
            "start_url": "/",
            "scope": "/",
            "display": "standalone",
            "background_color": "#f2efe6",
            "theme_color": "#12332b",
            "icons": [_icon(icon) for icon in queries.ICONS],
        },
        content_type="application/manifest+json",
    )


@require_safe
def icon(request: HttpRequest, file: str) -> HttpResponse:
    """One of the three pictures of the chosen icon."""
    path = queries.icon_file(file, chosen=settings.NEUTRAL_ICON, static=settings.WEB / "static")
    if path is None:
        raise Http404
    return HttpResponse(path.read_bytes(), content_type="image/png", headers={"Cache-Control": AN_HOUR})


def _icon(icon: queries.Icon) -> dict[str, str]:
    src = reverse("installing:icon", args=[icon.file])
    drawn = {"src": src, "sizes": f"{icon.side}x{icon.side}", "type": "image/png"}
    return drawn | ({"purpose": "maskable"} if icon.maskable else {})
