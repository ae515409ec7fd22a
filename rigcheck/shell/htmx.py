"""What a view answers to htmx: a piece of a page, a move to another page, a word at the foot of the screen."""

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.response import TemplateResponse


def asked(request: HttpRequest) -> bool:
    """Whether htmx asked for a piece, not a history move that wants the whole page again."""
    return "HX-Request" in request.headers and "HX-History-Restore-Request" not in request.headers


def piece(request: HttpRequest, whole: str, part: str, context: dict[str, object]) -> HttpResponse:
    """The template `part` for htmx, the template `whole` for everybody else."""
    response = render(request, part if asked(request) else whole, context)
    response.headers["Vary"] = "HX-Request"
    return response


def move(request: HttpRequest, to: str) -> HttpResponse:
    """Go to another page: a redirect, or the header by which htmx loads the page whole."""
    if not asked(request):
        return HttpResponseRedirect(to)
    return HttpResponse(status=204, headers={"HX-Redirect": to})


def say(response: HttpResponse | TemplateResponse, text: str, *, undo: str = "") -> HttpResponse:
    """Add a word at the foot of the screen; `undo` is the address that takes the act back when posted to."""
    response.headers["HX-Trigger"] = json.dumps({"rigcheck:say": {"text": text, "undo": undo}}, ensure_ascii=True)
    return response
