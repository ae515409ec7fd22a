"""The lead's rotas."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.oncall import forms, queries
from rigcheck.care.oncall.actions import rotas as turns
from rigcheck.care.peers.queries import supporters
from rigcheck.care.seats.policies import a_lead
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.refusals import NotFound, Refusal

LEAD = {"lead": True}


@require_safe
def rotas(request: CareRequest) -> HttpResponse:
    """Every rota, who is on, and where nobody is."""
    a_lead(request.visit)
    now = request.edge.clock.now()
    shown = {"sheets": queries.sheets(at=now), "gaps": queries.gap_words(at=now), "on": queries.on_words(at=now)}
    return render(request, "care/oncall/rotas.html", {**shown, **LEAD})


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: CareRequest) -> HttpResponse:
    """Make a rota."""
    me, now = a_lead(request.visit), request.edge.clock.now()
    usual = {"days": 7, "starts": "07:00", "ends": "07:00", "first": now.date(), "name": _("Peers")}
    form = _form(request, {**usual, "zone": "America/New_York"}, places=3)
    if form.is_valid():
        try:
            number = turns.make(by=me, turns=form.turns(), edge=request.edge)
            return redirect("oncall:rota", number=number.hex())
        except Refusal as refusal:
            form.add_error("name", _(str(refusal)))
    return render(request, "care/oncall/write.html", {"form": form, **LEAD})


@require_safe
def rota(request: CareRequest, number: str) -> HttpResponse:
    """One rota: the coming four weeks, and what was changed by hand."""
    a_lead(request.visit)
    return render(request, "care/oncall/rota.html", {"sheet": _sheet(request, number), **LEAD})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: CareRequest, number: str) -> HttpResponse:
    """Write a rota anew."""
    me, sheet = a_lead(request.visit), _sheet(request, number)
    shown = forms.written(sheet.plan, request.edge.clock.now().date())
    form = _form(request, shown, places=len(sheet.plan.rota.people))
    if form.is_valid():
        try:
            turns.change(by=me, number=forms.number(number), turns=form.turns(), edge=request.edge)
            return redirect("oncall:rota", number=number)
        except Refusal as refusal:
            form.add_error("name", _(str(refusal)))
    return render(request, "care/oncall/write.html", {"form": form, "sheet": sheet, **LEAD})


@require_http_methods(["GET", "HEAD", "POST"])
def put_on(request: CareRequest, number: str) -> HttpResponse:
    """Put somebody on for a while."""
    me, sheet = a_lead(request.visit), _sheet(request, number)
    form = forms.PutOn(request.POST or None, supporters=supporters(ready=False), zone=sheet.plan.rota.zone)
    if form.is_valid():
        try:
            span, who = form.cleaned_data["span"], form.someone()
            turns.put_on(by=me, number=forms.number(number), span=span, who=who, edge=request.edge)
            return redirect("oncall:rota", number=number)
        except Refusal as refusal:
            form.add_error("ends", _(str(refusal)))
    return render(request, "care/oncall/put_on.html", {"form": form, "sheet": sheet, **LEAD})


@require_POST
def cancel(request: CareRequest, number: str) -> HttpResponse:
    """Take a change away."""
    rota = turns.cancel(by=a_lead(request.visit), number=forms.number(number))
    return redirect("oncall:rota", number=rota.hex())


@require_POST
def remove(request: CareRequest, number: str) -> HttpResponse:
    """Take a rota away."""
    turns.remove(by=a_lead(request.visit), number=forms.number(number))
    return redirect("oncall:rotas")


def _form(request: CareRequest, shown: dict[str, object], *, places: int) -> forms.RotaForm:
    people = supporters(ready=False)
    return forms.RotaForm(request.POST or None, initial=shown, supporters=people, places=places)


def _sheet(request: CareRequest, number: str) -> queries.Sheet:
    found = queries.sheet(number=forms.number(number), at=request.edge.clock.now())
    if found is None:
        raise NotFound
    return found
