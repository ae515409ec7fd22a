"""The shell's own addresses, and one that breaks in each way, so that it is tested without either side."""

import errno

from django.db.utils import OperationalError
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from django.views.decorators.http import require_POST

from rigcheck.shell import errors

FAULTS: dict[str, Exception] = {
    "busy": OperationalError("database is locked"),
    "full": OperationalError("database or disk is full"),
    "disk": OSError(errno.ENOSPC, "No space left on device"),
    "bug": ValueError("a mistake in the program"),
}


def fault(request: HttpRequest, kind: str) -> HttpResponse:
    raise FAULTS[kind]


@require_POST
def takes(request: HttpRequest) -> HttpResponse:
    return HttpResponse(request.POST.get("note", ""))


def bare(request: HttpRequest, status: int) -> HttpResponse:
    return HttpResponse(status=status, headers={"Retry-After": "60"})


urlpatterns = [
    path("", include("rigcheck.shell.urls")),
    path("fault/<str:kind>/", fault),
    path("takes/", takes),
    path("bare/<int:status>/", bare),
]
handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
