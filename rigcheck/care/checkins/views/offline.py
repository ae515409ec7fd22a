"""What works without signal, without an account and while locked: static pages and the service worker."""

import json
from functools import cache

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from rigcheck.care.checkins import queries
from rigcheck.care.practice import queries as practice

SHELF_KINDS = (".css", ".js", ".woff2", ".svg", ".png")
NOT_ON_THE_SHELF = ("vendor/uplot/", "roster/", "care/demo/", "care/icons/")
"""Charts need figures from the server; icons are the phone's once it has put them among its applications."""


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """A check-in written locked or without signal. The page is the same for everybody, so that it can be kept."""
    return render(request, "care/checkins/offline.html", _asking())


@require_safe
def try_first(request: HttpRequest) -> HttpResponse:
    """A check-in without an account: it stays on this phone."""
    return render(request, "care/checkins/try.html", _asking() | {"practices": practice.shown()})


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, with the list of what this version keeps on the phone."""
    script = f"const SHELF = {json.dumps(shelf(), separators=(',', ':'))};\n{_worker_source()}"
    return HttpResponse(
        script,
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"},
    )


@require_safe
def files(request: HttpRequest) -> JsonResponse:
    """The static files that the service worker keeps: apart from it, so that what a first page asks for stays small."""
    return JsonResponse({"files": _static_files()})


@cache
def shelf() -> dict[str, object]:
    """What the service worker keeps: this version's static files, and pages that are the same for everybody."""
    pages = [
        reverse("checkins:offline"),
        reverse("checkins:try"),
        reverse("crisis:now"),
        reverse("limits:act-now"),
        reverse("paging:backup"),
        reverse("shell:exit"),
        reverse("safety:plan"),
        reverse("practice:helps"),
        *(reverse("practice:one", args=[one.id]) for one in practice.shown()),
    ]
    return {
        "version": settings.STATIC_VERSION,
        "static": settings.STATIC_URL,
        "list": reverse("checkins:files"),
        "crisis": reverse("crisis:now"),
        "pages": pages,
        "offline": reverse("checkins:offline"),
        "instead": {
            reverse("safety:mine"): reverse("safety:plan"),
            reverse("disclosures:write"): reverse("limits:act-now"),
        },
        "icon": reverse("installing:icon", args=["icon-192.png"]),
        "lines": [reverse("crisis:now"), reverse("safety:plan"), reverse("limits:act-now")],
        "atOnce": [reverse("limits:act-now")],
    }


@cache
def _static_files() -> list[str]:
    own = [path for path, _storage in finders.FileSystemFinder().list([])]
    kept = [path for path in own if path.endswith(SHELF_KINDS) and not path.startswith(NOT_ON_THE_SHELF)]
    return sorted(static(path) for path in kept)


@cache
def _worker_source() -> str:
    """Without its remarks and margins: the crisis page, which brings it along, is to stay small."""
    path = finders.find("care/worker.js")
    with open(str(path), encoding="utf-8") as source:
        lines = (line.strip() for line in source)
        return "".join(f"{line}\n" for line in lines if line and not line.startswith(("//", "/**", "*")))


def _asking() -> dict[str, object]:
    asked = [(question, None) for question in queries.questions()]
    return {"asked": asked, "groups": queries.happenings(), "given": {}, "tags": []}
