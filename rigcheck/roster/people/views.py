"""People by name, for coordinators and administrators; headcounts, for everybody with a role."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.people import actions, queries
from rigcheck.roster.people.forms import FindForm, PersonForm
from rigcheck.roster.staff.policies import coordinator, reader
from rigcheck.roster.staff.queries import RosterRequest
from rigcheck.shell.answering import as_file, went_through

page_and_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The agencies and their units, with headcounts."""
    reader(request.user)
    return render(request, "roster/people/home.html", {"agencies": queries.counted()})


@require_safe
def everybody(request: HttpRequest, slug: str) -> HttpResponse:
    """The people of an agency, fifty to a page."""
    coordinator(request.user)
    agency = agency_queries.agency(slug)
    find = FindForm(request.GET)
    people = queries.found(agency, find.wanted())
    context = {
        "agency": agency,
        "find": find,
        "wanted": find.wanted(),
        "page": queries.page(people, request.GET.get("page")),
        "units": agency_queries.units(agency),
        "states": queries.Employment.choices,
        "total": queries.headcount(agency),
    }
    return render(request, "roster/people/list.html", context)


@require_safe
def one(request: HttpRequest, person_id: int) -> HttpResponse:
    """One person: what the agency knows of them."""
    coordinator(request.user)
    person = queries.person(person_id)
    pattern = person.pattern
    words = queries.pattern_words(pattern) if pattern else ""
    return render(request, "roster/people/one.html", {"person": person, "pattern": pattern, "words": words})


@page_and_form
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """A new person."""
    by = coordinator(request.user)
    agency = agency_queries.agency(slug)
    form = PersonForm(request.POST or None, agency=agency)
    if went_through(form, lambda: actions.add(by=by, agency=agency, details=form.details())):
        messages.success(request, gettext("Added."))
        return redirect("people:list", slug=slug)
    context = {"form": form, "agency": agency, "units": agency_queries.units(agency)}
    return render(request, "roster/people/edit.html", context)


@page_and_form
def change(request: HttpRequest, person_id: int) -> HttpResponse:
    """What stands in a person's record."""
    by = coordinator(request.user)
    person = queries.person(person_id)
    form = PersonForm(request.POST or None, agency=person.agency, person=person)
    if went_through(form, lambda: actions.change_person(by=by, person=person, details=form.details())):
        messages.success(request, gettext("Saved."))
        return redirect("people:one", person_id=person_id)
    context = {
        "form": form,
        "agency": person.agency,
        "person": person,
        "units": agency_queries.units(person.agency),
    }
    return render(request, "roster/people/edit.html", context)


@require_POST
def leave(request: HttpRequest, person_id: int) -> HttpResponse:
    """Somebody has left."""
    actions.set_left(by=coordinator(request.user), person=queries.person(person_id), left=True)
    return redirect("people:one", person_id=person_id)


@require_POST
def come_back(request: HttpRequest, person_id: int) -> HttpResponse:
    """Somebody is back."""
    actions.set_left(by=coordinator(request.user), person=queries.person(person_id), left=False)
    return redirect("people:one", person_id=person_id)


@require_safe
def as_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The people of an agency as CSV."""
    coordinator(request.user)
    agency = agency_queries.agency(slug)
    return as_file(queries.people_csv(agency), "text/csv; charset=utf-8", f"people-{agency.slug}.csv")


@require_safe
def as_workbook(request: HttpRequest, slug: str) -> HttpResponse:
    """The people of an agency as XLSX."""
    coordinator(request.user)
    agency = agency_queries.agency(slug)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return as_file(queries.people_workbook(agency), kind, f"people-{agency.slug}.xlsx")


@require_safe
def as_calendar(request: RosterRequest, person_id: int) -> HttpResponse:
    """When one person is on duty, for calendar programs."""
    coordinator(request.user)
    person = queries.person(person_id)
    content = queries.duty_calendar(person, now=request.edge.clock.now())
    return as_file(content, "text/calendar; charset=utf-8", f"duty-{person.agency.slug}-{person.pk}.ics")
