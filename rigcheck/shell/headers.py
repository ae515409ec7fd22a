"""Headers that every answer of both sides carries."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

HEADERS = {
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def behind_tls(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Say what holds for every site but one on loopback: the browser speaks https, with the proxy in front of us.

    Django would otherwise take each form of ours for one from elsewhere (its Origin begins with https), send no HSTS,
    and give an identity provider an address of return without TLS. No header of the proxy is trusted for it.
    """

    def handle(request: HttpRequest) -> HttpResponse:
        if not settings.LOOPBACK:
            request.META["wsgi.url_scheme"] = "https"
        return get_response(request)

    return handle


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
