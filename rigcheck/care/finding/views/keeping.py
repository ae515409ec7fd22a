"""The lead's pages: every entry, adding, changing, hiding, taking away."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.finding import actions, queries
from rigcheck.care.finding.forms import EntryForm, Hide, filled_in
from rigcheck.care.seats.policies import a_lead
from rigcheck.care.sessions.queries import CareRequest, Me
from rigcheck.shell.answering import went_through

LEAD = {"lead": True, "place": "entries"}


@require_safe
def entries(request: CareRequest) -> HttpResponse:
    """Every entry that is no line, what members do not see first, with the reason."""
    a_lead(request.visit)
    today = request.edge.clock.now().date()
    return render(request, "care/finding/entries.html", {"kept": queries.kept(today=today), **LEAD})


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: CareRequest) -> HttpResponse:
    """A new entry."""
    me = a_lead(request.visit)
    form = EntryForm(request.POST or None, initial={"country": settings.COUNTRY})
    if went_through(form, lambda: _write(request, me, "", form)):
        return redirect("finding:entries")
    return render(request, "care/finding/entry.html", {"form": form, **LEAD})


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: CareRequest, entry: str) -> HttpResponse:
    """An entry of this site as it stands, to be changed or checked anew."""
    me = a_lead(request.visit)
    told = queries.own(slug=entry)
    form = EntryForm(request.POST or None, initial=filled_in(told.facts))
    if went_through(form, lambda: _write(request, me, entry, form)):
        return redirect("finding:entries")
    shown = {"form": form, "one": queries.offer_of(told), "hide": Hide(), **LEAD}
    return render(request, "care/finding/entry.html", shown)


@require_POST
def hide(request: CareRequest, entry: str) -> HttpResponse:
    """Keep an entry off the members' pages."""
    me = a_lead(request.visit)
    form = Hide(request.POST)
    if went_through(form, lambda: actions.hide_entry(by=me, slug=entry, reason=form.cleaned_data["reason"])):
        return redirect("finding:entries")
    told = queries.own(slug=entry)
    shown = {"form": EntryForm(initial=filled_in(told.facts)), "one": queries.offer_of(told), "hide": form, **LEAD}
    return render(request, "care/finding/entry.html", shown)


@require_POST
def remove(request: CareRequest, entry: str) -> HttpResponse:
    """Take an entry away for good."""
    actions.remove_entry(by=a_lead(request.visit), slug=entry)
    return redirect("finding:entries")


def _write(request: CareRequest, me: Me, slug: str, form: EntryForm) -> None:
    today = request.edge.clock.now().date()
    actions.write_entry(by=me, slug=slug, facts=form.facts(), checked=form.cleaned_data["checked"], today=today)
