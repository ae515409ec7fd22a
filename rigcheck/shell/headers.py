"""Headers that every answer of both sides carries."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADERS = {
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def private(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Nothing is kept by a browser or a proxy unless the page itself says otherwise (static files do)."""

    def handle(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return handle


def static_headers(headers: dict[str, str], path: str, url: str) -> None:
    """Headers of static files: the one worker that runs WebAssembly may; no document ever may."""
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if url == f"{settings.STATIC_URL}{settings.WASM_WORKER}":
        headers["Content-Security-Policy"] = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"
