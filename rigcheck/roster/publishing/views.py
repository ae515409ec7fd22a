"""The agency's public file: what will stand in it, and publishing it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.kernel.months import Month
from rigcheck.roster.agencies import queries as agencies
from rigcheck.roster.publishing import actions, queries
from rigcheck.roster.publishing.forms import StatementForm
from rigcheck.roster.publishing.policies import TitleThere
from rigcheck.roster.publishing.queries import Kind
from rigcheck.roster.staff.policies import coordinator, reader
from rigcheck.roster.staff.queries import RosterRequest


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every agency, to choose whose file to look at."""
    reader(request.user)
    return render(request, "roster/publishing/overview.html", {"agencies": agencies.agencies()})


@require_safe
def published(request: RosterRequest, slug: str) -> HttpResponse:
    """What the next edition would say, and what was published last."""
    reader(request.user)
    agency = agencies.agency(slug)
    last = queries.last_edition(agency)
    month = Month.of(request.edge.clock.now())
    facts = queries.facts(agency, edition=last.number + 1 if last else 1, month=month)
    page = {
        "agency": agency,
        "last": last,
        "facts": facts,
        "patterns": queries.named(facts.patterns),
        "statements": queries.statements(agency),
        "smallest_group": queries.SMALLEST_GROUP,
        "smallest_pattern": queries.SMALLEST_PATTERN,
    }
    return render(request, "roster/publishing/published.html", page)


@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, slug: str, statement_id: int | None = None) -> HttpResponse:
    """Add a policy or programme, or change one."""
    by, agency = coordinator(request.user), agencies.agency(slug)
    over = queries.statement(agency, statement_id) if statement_id else None
    start = {"kind": over.kind, "title": over.title, "text": over.text} if over else {}
    form = StatementForm(request.POST or None, initial=start)
    if form.is_valid():
        try:
            actions.write(
                by=by, agency=agency, over=over, kind=Kind(form.cleaned_data["kind"]),
                title=form.cleaned_data["title"], text=form.cleaned_data["text"],
            )  # fmt: skip
            return redirect("publishing:published", slug=slug)
        except TitleThere as refusal:
            form.add_error("title", _(str(refusal)))
    page = {"agency": agency, "form": form, "over": over}
    return render(request, "roster/publishing/write.html", page, status=400 if form.errors else 200)


@require_POST
def take_away(request: HttpRequest, slug: str, statement_id: int) -> HttpResponse:
    """Take one out."""
    by = coordinator(request.user)
    actions.take_away(by=by, agency=agencies.agency(slug), statement_id=statement_id)
    return redirect("publishing:published", slug=slug)


@require_POST
def publish(request: RosterRequest, slug: str) -> HttpResponse:
    """Sign the next edition."""
    by, edge = coordinator(request.user), request.edge
    actions.publish(by=by, agency=agencies.agency(slug), name=settings.HOST_ROSTER, edge=edge)
    return redirect("publishing:published", slug=slug)


@require_safe
def signed_file(request: RosterRequest, slug: str) -> HttpResponse:
    """The file to carry to care."""
    coordinator(request.user)
    agency = agencies.agency(slug)
    text = queries.signed_file(agency, files=request.edge.files)
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{queries.file_name(agency)}"'
    return answer
