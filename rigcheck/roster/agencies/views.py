"""Agencies and their units: administrators write them, coordinators read them."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.roster.agencies import actions, queries
from rigcheck.roster.agencies.forms import AgencyForm, UnitForm
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.staff.policies import administrator, coordinator
from rigcheck.shell.answering import went_through

page_and_form = require_http_methods(["GET", "HEAD", "POST"])


@page_and_form
def add(request: HttpRequest) -> HttpResponse:
    """A new agency or council."""
    by = administrator(request.user)
    form = AgencyForm(request.POST or None)
    if went_through(form, lambda: actions.add_agency(by=by, **_sent(form))):
        messages.success(request, gettext("Added. Its people come next: import them, or add them one by one."))
        return redirect("people:home")
    return render(request, "roster/agencies/edit.html", {"form": form})


@require_safe
def one(request: HttpRequest, slug: str) -> HttpResponse:
    """An agency: its facts, its units, the groups they are counted in."""
    coordinator(request.user)
    agency = queries.agency(slug)
    context = {"agency": agency, "units": queries.units(agency), "pooled": queries.pooled(agency)}
    return render(request, "roster/agencies/one.html", context)


@page_and_form
def change(request: HttpRequest, slug: str) -> HttpResponse:
    """Name, trade, zone and council of an agency."""
    by = administrator(request.user)
    agency = queries.agency(slug)
    form = AgencyForm(request.POST or None, there=agency)
    if went_through(form, lambda: actions.change_agency(by=by, agency=agency, **_sent(form))):
        messages.success(request, gettext("Saved."))
        return redirect("agencies:one", slug=slug)
    return render(request, "roster/agencies/edit.html", {"form": form, "agency": agency})


@page_and_form
def add_unit(request: HttpRequest, slug: str) -> HttpResponse:
    """A new unit."""
    by = administrator(request.user)
    agency = queries.agency(slug)
    form = UnitForm(request.POST or None, initial={"trade": agency.trade})
    if went_through(form, lambda: actions.add_unit(by=by, agency=agency, **form.cleaned_data)):
        messages.success(request, gettext("Added."))
        return redirect("agencies:one", slug=slug)
    context = {"form": form, "agency": agency, "groups": queries.groups(agency)}
    return render(request, "roster/agencies/unit.html", context)


@page_and_form
def change_unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Name, trade and group of a unit."""
    by = administrator(request.user)
    unit = queries.unit(unit_id)
    form = UnitForm(request.POST or None, initial={"name": unit.name, "trade": unit.trade, "group": unit.group or ""})
    if went_through(form, lambda: actions.change_unit(by=by, unit=unit, **form.cleaned_data)):
        messages.success(request, gettext("Saved."))
        return redirect("agencies:one", slug=unit.agency.slug)
    context = {"form": form, "agency": unit.agency, "unit": unit, "groups": queries.groups(unit.agency)}
    return render(request, "roster/agencies/unit.html", context)


@require_POST
def remove_unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Take away a unit that nobody belongs to."""
    by = administrator(request.user)
    unit = queries.unit(unit_id)
    actions.remove_unit(by=by, unit=unit)
    messages.success(request, gettext("Removed."))
    return redirect("agencies:one", slug=unit.agency.slug)


def _sent(form: Form) -> dict[str, Any]:
    chosen = form.cleaned_data.get("council")
    council: Agency | None = queries.agency(chosen) if chosen else None
    return {**form.cleaned_data, "council": council}
