"""The lead's files: a directory sent, looked at entry by entry, written; and the whole directory to take along."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.finding import actions, policies, queries
from rigcheck.care.finding.forms import FileForm, Write
from rigcheck.care.seats.policies import a_lead
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.shell.answering import as_file, went_through
from rigcheck.shell.uploads import LimitedUpload

LEAD = {"lead": True, "place": "entries"}


@csrf_exempt
def send(request: CareRequest) -> HttpResponse:
    """Set how a file is received before anything reads the form; the check of the form's mark follows in `_send`."""
    request.upload_handlers = [LimitedUpload(request, policies.MOST_BYTES)]
    return _send(request)


@require_http_methods(["GET", "HEAD", "POST"])
@csrf_protect
def _send(request: CareRequest) -> HttpResponse:
    me = a_lead(request.visit)
    form = FileForm(request.POST, request.FILES) if request.method == "POST" else FileForm()
    now = request.edge.clock.now()
    if went_through(form, lambda: actions.take_file(by=me, content=form.content(), now=now)):
        return redirect("finding:check")
    return render(request, "care/finding/send.html", {"form": form, **LEAD})


@require_safe
def check(request: CareRequest) -> HttpResponse:
    """Every service of the file with what it would do; nothing is written yet."""
    return _drawn(request, checks="checks" in request.GET)


@require_POST
def write(request: CareRequest) -> HttpResponse:
    """Write what the table shows; where the directory changed meanwhile, draw it again instead."""
    me = a_lead(request.visit)
    form = Write(request.POST)
    form.is_valid()
    checks, digest = form.cleaned_data.get("checks", False), form.cleaned_data.get("digest", "")
    today = request.edge.clock.now().date()
    try:
        actions.write_file(by=me, digest=digest, checks=checks, home=settings.COUNTRY, today=today)
    except policies.DirectoryChanged as refused:
        return _drawn(request, checks=checks, refused=gettext(str(refused)))
    return redirect("finding:entries")


@require_POST
def discard(request: CareRequest) -> HttpResponse:
    """Let the file go."""
    actions.discard_file(by=a_lead(request.visit))
    return redirect("finding:entries")


@require_safe
def as_json(request: CareRequest) -> HttpResponse:
    """The whole directory as one JSON file."""
    return as_file(_exported(request).json, "application/json", "directory.json")


@require_safe
def as_package(request: CareRequest) -> HttpResponse:
    """The whole directory as a package of CSV tables."""
    return as_file(_exported(request).package, "application/zip", "directory.zip")


def _exported(request: CareRequest) -> queries.Exported:
    a_lead(request.visit)
    today = request.edge.clock.now().date()
    return queries.exported(lines=queries.standing(today=today, files=request.edge.files, own=settings.CRISIS_LINES))


def _drawn(request: CareRequest, *, checks: bool, refused: str = "") -> HttpResponse:
    me = a_lead(request.visit)
    today = request.edge.clock.now().date()
    plan = queries.plan_of(me=me, checks=checks, home=settings.COUNTRY, today=today)
    shown = {"plan": plan, "checks": checks, "refused": refused, **LEAD}
    return render(request, "care/finding/check.html", shown, status=409 if refused else 200)
