"""From a file to people, in three pages: send it, name its columns, look at every row and write them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.imports import actions, policies, queries
from rigcheck.roster.imports.forms import ENCODINGS, ColumnsForm, FileForm
from rigcheck.roster.imports.queries import State
from rigcheck.roster.staff.policies import coordinator
from rigcheck.shell.answering import went_through
from rigcheck.shell.uploads import LimitedUpload

page_and_form = require_http_methods(["GET", "HEAD", "POST"])


@csrf_exempt
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Set how a file is received before anything reads the form; the check of the form's mark follows in `_send`."""
    request.upload_handlers = [LimitedUpload(request, queries.MOST_BYTES)]
    return _send(request, slug)


@page_and_form
@csrf_protect
def _send(request: HttpRequest, slug: str) -> HttpResponse:
    by = coordinator(request.user)
    agency = agency_queries.agency(slug)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    if went_through(form, lambda: actions.take_file(by=by, agency=agency, **form.sent())):
        return redirect("imports:columns", slug=slug)
    return render(request, "roster/imports/send.html", {"form": form, "agency": agency})


@page_and_form
def columns(request: HttpRequest, slug: str) -> HttpResponse:
    """What each column means, guessed and remembered; then the file is checked."""
    by = coordinator(request.user)
    agency = agency_queries.agency(slug)
    draft = queries.draft_of(agency, by)
    if draft.state == State.APPLIED:
        return redirect("imports:check", slug=slug)
    table, habits = queries.table_of(draft), queries.habits_of(agency)
    initial = {"dates": habits.dates, "employment": habits.employment, "everyone": draft.everyone}
    form = ColumnsForm(
        request.POST or None,
        columns=queries.columns_of(draft, table),
        initial={**initial, "encoding": draft.encoding},
    )
    if "again" in request.POST and went_through(
        form, lambda: actions.read_again(by=by, draft=draft, encoding=form.cleaned_data["encoding"])
    ):
        return redirect("imports:columns", slug=slug)
    if "again" not in request.POST and went_through(
        form, lambda: actions.name_columns(by=by, draft=draft, **form.chosen())
    ):
        return redirect("imports:check", slug=slug)
    context = {
        "form": form,
        "agency": agency,
        "draft": draft,
        "table": table,
        "encoding": ENCODINGS.get(draft.encoding),
    }
    return render(request, "roster/imports/columns.html", context)


@require_safe
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Every row with what it does, fifty to a page; after writing, what it did."""
    by = coordinator(request.user)
    agency = agency_queries.agency(slug)
    draft = queries.draft_of(agency, by)
    if draft.state == State.RECEIVED:
        return redirect("imports:columns", slug=slug)
    kind, words = request.GET.get("kind", ""), request.GET.get("q", "")
    context = {
        "agency": agency,
        "draft": draft,
        "applied": draft.state == State.APPLIED,
        "kinds": queries.tabs_of(draft),
        "kind": kind,
        "words": words,
        "counts": queries.counts_of(draft),
        "page": queries.page_of(queries.rows_of(draft, kind=kind, words=words), request.GET.get("page")),
    }
    return render(request, "roster/imports/check.html", context)


@require_POST
def write(request: HttpRequest, slug: str) -> HttpResponse:
    """Write what the table shows; where people changed meanwhile, draw it again instead."""
    by = coordinator(request.user)
    draft = queries.draft_of(agency_queries.agency(slug), by)
    try:
        actions.apply(by=by, draft=draft)
    except policies.PeopleChanged as refused:
        actions.check(by=by, draft=draft)
        messages.warning(request, gettext(str(refused)))
    else:
        messages.success(request, gettext("Written, all of it."))
    return redirect("imports:check", slug=slug)


@require_POST
def discard(request: HttpRequest, slug: str) -> HttpResponse:
    """Take the file away; people stay as they are."""
    by = coordinator(request.user)
    actions.discard(by=by, draft=queries.draft_of(agency_queries.agency(slug), by))
    messages.success(request, gettext("The file is gone from here. People are as they were."))
    return redirect("people:list", slug=slug)


@require_safe
def refused(request: HttpRequest, slug: str) -> HttpResponse:
    """The refused rows with their reasons, as CSV."""
    by = coordinator(request.user)
    draft = queries.draft_of(agency_queries.agency(slug), by)
    headers = {"Content-Disposition": f'attachment; filename="refused-{slug}.csv"'}
    return HttpResponse(queries.refused_csv(draft), content_type="text/csv; charset=utf-8", headers=headers)
