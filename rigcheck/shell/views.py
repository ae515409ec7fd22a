"""The two pages that belong to no room: the way out, and the gallery of components."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rigcheck.shell import specimens


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """A clock, with no trace of what was left."""
    return render(request, "shell/exit.html")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for whoever builds with them and for the screenshots."""
    return render(request, "shell/gallery.html", specimens.everything())
