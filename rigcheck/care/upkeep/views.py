"""A supporter's pages about themselves and their contacts, and the page of whoever looks after supporters."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.seats.queries import is_lead
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.upkeep import actions, forms, policies, queries
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound


@require_POST
def limit(request: CareRequest) -> HttpResponse:
    """With how many people I talk at the same time."""
    me = policies.candidate(request.visit)
    form = forms.Limit(request.POST)
    if not form.is_valid():
        return _care(request, form)
    actions.limit(by=me, most=form.cleaned_data["most"])
    return redirect("upkeep:care")


@require_http_methods(["GET", "HEAD", "POST"])
def care(request: CareRequest) -> HttpResponse:
    """Ask for a call or for supervision, and see how far that is."""
    me = policies.candidate(request.visit)
    if request.method == "POST":
        form = forms.Asking(request.POST)
        if not form.is_valid():
            raise NotFound
        actions.ask(by=me, wish=queries.Wish(form.cleaned_data["wish"]), edge=request.edge)
        return redirect("upkeep:care")
    return _care(request, forms.Limit(initial={"most": queries.limit(me=me)}))


@require_POST
def once_more(request: CareRequest, number: str) -> HttpResponse:
    """Take the second call."""
    actions.once_more(by=policies.candidate(request.visit), number=forms.number(number))
    return redirect("upkeep:care")


@require_POST
def enough(request: CareRequest, number: str) -> HttpResponse:
    """No more is needed."""
    actions.enough(by=policies.candidate(request.visit), number=forms.number(number))
    return redirect("upkeep:care")


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: CareRequest) -> HttpResponse:
    """Write one line for the programme; then ask how the supporter is."""
    me = policies.candidate(request.visit)
    form = forms.Log(request.POST or None)
    if form.is_valid():
        given = form.cleaned_data
        kind, band = actions.ContactKind(given["kind"]), actions.Band(given["band"])
        actions.log(by=me, kind=kind, band=band, referred=given["referred"], edge=request.edge)
        return _page(request, "logged")
    return _page(request, "log", form=form)


@require_safe
def oversight(request: CareRequest) -> HttpResponse:
    """Who needs something, what runs out, and how the programme does."""
    me = policies.carer(request.visit)
    seen = queries.oversight(me=me, month=Month.of(request.edge.clock.now()))
    lead = is_lead(me=me)
    return render(request, "care/upkeep/oversight.html", {"seen": seen, "lead": lead, "supporter": not lead})


@require_POST
def take(request: CareRequest, number: str) -> HttpResponse:
    """I see to it."""
    actions.take(by=policies.carer(request.visit), number=forms.number(number))
    return redirect("upkeep:oversight")


@require_POST
def talked(request: CareRequest, number: str) -> HttpResponse:
    """We have talked."""
    actions.talked(by=policies.carer(request.visit), number=forms.number(number), edge=request.edge)
    return redirect("upkeep:oversight")


def _care(request: CareRequest, form: forms.Limit) -> HttpResponse:
    asks = queries.mine(me=policies.candidate(request.visit))
    return _page(request, "care", asks=asks, form=form)


def _page(request: CareRequest, name: str, **shown: object) -> HttpResponse:
    return render(request, f"care/upkeep/{name}.html", {"supporter": True, **shown})
