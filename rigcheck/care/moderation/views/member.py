"""What members ask of moderators."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.moderation.actions import asking
from rigcheck.care.moderation.forms import DecisionForm
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.threads.queries import pages


@require_POST
def report(request: CareRequest, number: str) -> HttpResponse:
    """Ask for a look at a post."""
    form = DecisionForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    asking.report(by=unlocked(request.visit), post=id_of(number), reason=reason, edge=request.edge)
    return _back(number)


@require_POST
def again(request: CareRequest, number: str) -> HttpResponse:
    """Ask somebody else to look at one's hidden post again."""
    asking.ask_again(by=unlocked(request.visit), post=id_of(number), words=_words(request), edge=request.edge)
    return _back(number)


@require_POST
def back(request: CareRequest, number: str) -> HttpResponse:
    """Somebody barred asks for another look."""
    asking.ask_back(by=unlocked(request.visit), group=id_of(number), words=_words(request), edge=request.edge)
    return redirect("threads:group", number=number)


def _words(request: CareRequest) -> str:
    form = DecisionForm(request.POST)
    return str(form.cleaned_data["words"]) if form.is_valid() else ""


def _back(number: str) -> HttpResponse:
    """To where the post stands: its thread, or its live session."""
    thread = pages.thread_of(post=id_of(number))
    return redirect("threads:thread" if pages.is_there(post=thread) else "meetings:live", number=thread.hex())
