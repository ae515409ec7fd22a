"""The pages that belong to no room: the way out, the gallery of components, what the department sees."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rigcheck.shell import specimens
from rigcheck.shell.department import tables


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """A clock, with no trace of what was left."""
    return render(request, "shell/exit.html")


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, for whoever builds with them and for the screenshots."""
    return render(request, "shell/gallery.html", specimens.everything())


@require_safe
def department(request: HttpRequest) -> HttpResponse:
    """Every table of the agency's site on made-up people: the same page on both sites, for anybody."""
    return render(request, "shell/department.html", {"seen": tables(), "bare": True})
