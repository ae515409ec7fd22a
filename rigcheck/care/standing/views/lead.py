"""What colleagues see of candidates, and what leads and clinicians see of supporters."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.seats.policies import a_lead
from rigcheck.care.seats.queries import is_lead
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.standing import actions, forms, policies, queries
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound

HOURS_OF_ONE = 1


@require_safe
def candidates(request: CareRequest) -> HttpResponse:
    """Whom I may speak for."""
    me = policies.speaker(request.visit)
    found = queries.candidates(me=me, month=_month(request))
    lead = is_lead(me=me)
    return render(request, "care/standing/candidates.html", {"people": found, "lead": lead, "supporter": not lead})


@require_POST
def speak(request: CareRequest, number: str) -> HttpResponse:
    """Speak for a candidate."""
    actions.speak_for(by=policies.speaker(request.visit), candidate=forms.number(number), edge=request.edge)
    return redirect("standing:candidates")


@require_http_methods(["GET", "HEAD", "POST"])
def rules(request: CareRequest) -> HttpResponse:
    """What this site asks of its supporters."""
    me = a_lead(request.visit)
    form = forms.Rules(request.POST or None, initial=dict(queries.asked_now()))
    if form.is_valid():
        actions.ask_of_all(by=me, asked=form.asked(), today=_month(request))
        return redirect("upkeep:oversight")
    return render(request, "care/standing/rules.html", {"form": form, "lead": True})


@require_safe
def person(request: CareRequest, number: str) -> HttpResponse:
    """One of them, with what may be done now."""
    me = a_lead(request.visit)
    found = queries.person(me=me, number=forms.number(number), month=_month(request))
    return render(request, "care/standing/person.html", {"one": found, "grounds": queries.GROUNDS, "lead": True})


@require_POST
def move(request: CareRequest, number: str) -> HttpResponse:
    """Do one of the things that are open."""
    me, form, candidate = a_lead(request.visit), forms.Doing(request.POST), forms.number(number)
    if not form.is_valid():
        raise NotFound
    given, month = form.cleaned_data["move"], _month(request)
    if given == "on paper":
        actions.note_on_paper(by=me, candidate=candidate, edge=request.edge)
    elif given == "admit":
        actions.admit(by=me, candidate=candidate, today=month)
    elif given == "remove":
        actions.remove(by=me, candidate=candidate, ground=form.cleaned_data["ground"])
    elif given == "supervised":
        actions.supervised(by=me, supporter=candidate, hours=HOURS_OF_ONE, today=month, edge=request.edge)
    else:
        simple = {"select": actions.select, "turn down": actions.turn_down, "bring back": actions.bring_back}
        simple[given](by=me, candidate=candidate)
    return redirect("standing:person", number=number)


@require_POST
def seen(request: CareRequest, number: str) -> HttpResponse:
    """I have seen the paper."""
    me = a_lead(request.visit)
    supporter = actions.see(by=me, record=forms.number(number), today=_month(request))
    return redirect("standing:person", number=supporter.hex())


def _month(request: CareRequest) -> Month:
    return Month.of(request.edge.clock.now())
