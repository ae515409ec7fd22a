"""Pages of the lead's printing, and the public page of readiness."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from rigcheck.care.rollcall import actions, forms, queries
from rigcheck.care.seats import policies as seats
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.kernel.months import Month
from rigcheck.shell.answering import as_file


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
def cards(request: CareRequest) -> HttpResponse:
    """Cards of one kind, as a file to print; and what was printed before."""
    me = seats.a_lead(request.visit)
    form = forms.Cards(request.POST or None)
    if form.is_valid():
        wanted = form.cleaned_data
        place = _place(request, paper=wanted["paper"])
        drawn = actions.print_cards(by=me, count=wanted["count"], seat=wanted["seat"], place=place, edge=request.edge)
        return as_file(drawn, "application/pdf", "cards.pdf")
    page = {"form": form, "printed": queries.printed(), "lead": True}
    return render(request, "care/rollcall/cards.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
@ensure_csrf_cookie
def kit(request: CareRequest) -> HttpResponse:
    """Everything for one roll call, as one file to print."""
    me = seats.a_lead(request.visit)
    form = forms.Kit(request.POST or None, initial={"host": settings.RUN_BY})
    if form.is_valid():
        wanted = form.cleaned_data
        drawn = actions.print_kit(
            by=me,
            members=wanted["members"],
            families=wanted["families"],
            place=_place(request, agency=wanted["agency"], host=wanted["host"], paper=wanted["paper"]),
            digests=queries.digests(files=request.edge.files),
            edge=request.edge,
        )
        return as_file(drawn, "application/pdf", "roll-call-kit.pdf")
    return render(request, "care/rollcall/kit.html", {"form": form, "lead": True})


@require_safe
def readiness(request: HttpRequest) -> HttpResponse:
    """How ready the place is, and never how many people came."""
    return render(request, "care/rollcall/readiness.html", {"gauges": queries.readiness()})


def _place(request: CareRequest, *, paper: str, agency: str = "", host: str = "") -> queries.Place:
    """Addresses on paper are those of the site's own name, whatever a proxy made of this request."""

    def at(name: str) -> str:
        path = reverse(name)
        return request.build_absolute_uri(path) if settings.LOOPBACK else f"https://{settings.SITE}{path}"

    return queries.place(
        agency=agency,
        host=host,
        addresses=queries.Addresses(
            join=at("members:join"),
            crisis=at("crisis:now"),
            court=at("privacy:court"),
            who=at("privacy:who"),
        ),
        lines=settings.CRISIS_LINES,
        country=settings.COUNTRY,
        paper=paper,
        today=Month.of(request.edge.clock.now()),
    )
