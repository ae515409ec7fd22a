"""Pages on which coordinators offer cards, print letters, and give a second link to whoever lost theirs."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from rigcheck.kernel.months import Month
from rigcheck.kernel.quarters import Quarter
from rigcheck.roster.agencies import queries as agencies
from rigcheck.roster.invitations import actions, forms, policies, queries
from rigcheck.roster.people import queries as people
from rigcheck.roster.staff.policies import coordinator
from rigcheck.roster.staff.queries import RosterRequest
from rigcheck.shell.answering import as_file

ON_A_PAGE = 50


@require_safe
def home(request: RosterRequest) -> HttpResponse:
    """Each agency, and how this quarter's offer stands."""
    coordinator(request.user)
    period = _period(request)
    rows = [(one, queries.standing(one, period), _hindrance(request, one, period)) for one in agencies.agencies()]
    return render(request, "roster/invitations/home.html", {"rows": rows, "period": period})


@require_POST
def offer(request: RosterRequest, slug: str) -> HttpResponse:
    """Offer a card to everybody of an agency who has not been offered one this quarter."""
    by = coordinator(request.user)
    count = actions.offer(agency=agencies.agency(slug), edge=request.edge, by=by)
    said = ngettext("%(count)d person was offered a card.", "%(count)d people were offered a card.", count)
    messages.info(request, said % {"count": count} if count else _("Everybody had been offered one already."))
    return redirect("invitations:home")


@require_POST
def letters(request: RosterRequest, slug: str) -> HttpResponse:
    """The letters for people without an e-mail address, as sheets or as a table. Shown once."""
    by = coordinator(request.user)
    written = actions.letters(agency=agencies.agency(slug), again="again" in request.POST, edge=request.edge, by=by)
    if not written:
        messages.info(request, _("There is no letter to print: everybody without an address has one."))
        return redirect("invitations:home")
    if "table" in request.POST:
        return as_file(queries.as_csv(written), "text/csv; charset=utf-8", f"letters-{slug}.csv")
    return as_file(queries.as_pdf(written), "application/pdf", f"letters-{slug}.pdf")


@require_safe
def listed(request: RosterRequest, slug: str) -> HttpResponse:
    """People of an agency with how many cards were made for each: all that this site knows of a card."""
    coordinator(request.user)
    agency, period = agencies.agency(slug), _period(request)
    find = forms.Find(request.GET)
    wanted = find.cleaned_data["find"] if find.is_valid() else ""
    page = Paginator(queries.listed(agency, find=wanted), ON_A_PAGE).get_page(request.GET.get("page"))
    counts = queries.counts(page, period)
    rows = [(one, counts.get(one.pk, 0), policies.may_have_another(counts.get(one.pk, 0))) for one in page]
    context: dict[str, Any] = {"agency": agency, "period": period, "page": page, "rows": rows, "find": wanted}
    return render(request, "roster/invitations/listed.html", context)


@require_POST
def another(request: RosterRequest, person: int) -> HttpResponse:
    """One more link: mailed, or as a letter to print where there is no address."""
    by = coordinator(request.user)
    found = people.person(person)
    written = actions.another(person=found, edge=request.edge, by=by)
    if written:
        return as_file(queries.as_pdf([written]), "application/pdf", "letter.pdf")
    said = _("A new link is on its way to %(name)s. An earlier one that was not used has stopped working.")
    messages.info(request, said % {"name": found.name})
    return redirect("invitations:listed", slug=found.agency.slug)


def _hindrance(request: RosterRequest, agency: agencies.Agency, period: Quarter) -> str:
    said = queries.hindrance(agency=agency, period=period, edge=request.edge)
    return _(said) if said else ""


def _period(request: RosterRequest) -> Quarter:
    return Quarter.of(Month.of(request.edge.clock.now()))
