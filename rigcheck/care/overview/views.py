"""Pages of Today and of How am I doing."""

from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.assessments import queries as assessments
from rigcheck.care.checkins import queries as checkins
from rigcheck.care.members import queries as members
from rigcheck.care.overview import actions, queries
from rigcheck.care.overview.forms import EraseAllForm
from rigcheck.care.practice import queries as practice
from rigcheck.care.reminders import queries as reminders
from rigcheck.care.seats.policies import WORKING
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.vault import classes
from rigcheck.kernel.months import Month
from rigcheck.shell.answering import as_file
from rigcheck.shell.fetching import fetched

SEE_OTHER = 303
STAYING = (classes.PREKEYS.name,)
"""Keys for talks that others have yet to begin: without them a supporter could not open what is being written."""


@require_safe
def today(request: CareRequest) -> HttpResponse:
    """What is due, one big button, the last check-in in words, what may help; a welcome for who is signed out.

    Today offers one thing, and all of them while something that was answered cannot wait.
    """
    if not request.visit.unlocked:
        return render(request, "care/overview/welcome.html", {})
    me, now = unlocked(request.visit), request.edge.clock.now()
    if me.seat in WORKING:
        return redirect("seats:mine")
    keys = me.keys
    mine, made = queries.oneself(keys=keys), checkins.latest(keys=keys, now=now)
    taken = assessments.taken(keys=keys, now=now)
    last = made[-1].record if made else None
    zone = checkins.local_zone(mine.rhythm, last.zone if last else "")
    waiting = checkins.waiting(mine.rhythm, checkins.newest(made), now)
    state = queries.state_now(check_ins=made, taken=taken, me=mine, zone=zone, now=now)
    found = practice.suggestions(keys=keys, state=state, now=now)
    newest = checkins.newest(made)
    page = {
        "zone": zone,
        "now": now,
        "waiting": waiting,
        "due_title": checkins.due_words(waiting.every),
        "due_here": reminders.due_here(chosen=mine.reminders, taken=taken, last=newest, zone=zone, now=now),
        "rhythm_words": checkins.rhythm_words(mine.rhythm),
        "last": checkins.said(last, zone) if last else None,
        "helps": found if state.is_crisis else practice.foremost(found),
        "ask_for_card": not state.is_crisis and members.is_card_asked_for(mine.profile, now.date()),
    }
    return render(request, "care/overview/today.html", page)


@require_safe
def kept(request: CareRequest, name: str) -> HttpResponse:
    """A check-in in words, and what may help next."""
    keys, now = unlocked(request.visit).keys, request.edge.clock.now()
    stored = checkins.named(keys=keys, name=name)
    mine, made = queries.oneself(keys=keys), checkins.latest(keys=keys, now=now)
    taken = assessments.taken(keys=keys, now=now, months=queries.STANDING)
    zone = checkins.local_zone(mine.rhythm, stored.record.zone)
    state = queries.state_now(check_ins=made, taken=taken, me=mine, zone=zone, now=now)
    page = {
        "stored": stored,
        "said": checkins.said(stored.record, zone),
        "helps": practice.suggestions(keys=keys, state=state, now=now),
        "has_rhythm": mine.rhythm is not None,
    }
    return render(request, "care/overview/kept.html", page)


@require_safe
def doing(request: CareRequest) -> HttpResponse:
    """The last ninety days."""
    return _over(request, queries.QUARTER)


@require_safe
def year(request: CareRequest) -> HttpResponse:
    """The last year, by week."""
    return _over(request, queries.YEAR)


@require_safe
def records(request: CareRequest, month: str = "") -> HttpResponse:
    """One month's records, each with a way to erase it."""
    keys = unlocked(request.visit).keys
    found = queries.listed(keys=keys, now=request.edge.clock.now(), month=month)
    return render(request, "care/overview/records.html", {"listed": found})


@require_POST
def erase(request: CareRequest, kind: str, name: str) -> HttpResponse:
    """Erase one record; the page's script is handed what takes it back while the page is open."""
    keys = unlocked(request.visit).keys
    erased = actions.erase(keys=keys, kind=kind, name=name, now=request.edge.clock.now(), chance=request.edge.chance)
    if fetched(request):
        return JsonResponse({"undo": erased.undo})
    month = name.partition(".")[0]
    return HttpResponseRedirect(reverse("overview:records", args=[month]), status=SEE_OTHER)


@require_POST
def restore(request: CareRequest) -> HttpResponse:
    """Put back what the open page erased a moment ago."""
    keys = unlocked(request.visit).keys
    undo, now = request.POST.get("undo", ""), request.edge.clock.now()
    actions.restore(keys=keys, undo=undo, now=now, chance=request.edge.chance)
    return JsonResponse({"kept": True})


@require_http_methods(["GET", "HEAD", "POST"])
def erase_all(request: CareRequest) -> HttpResponse:
    """Ask once, then erase every check-in with its note, every assessment and rating."""
    keys, now = unlocked(request.visit).keys, request.edge.clock.now()
    form = EraseAllForm(request.POST)
    if request.method != "POST" or request.POST.get("sure") != "on" or not form.is_valid():
        asked_twice = request.method == "POST"
        page = {"asked_twice": asked_twice, "hidden": members.hidden_places(today=Month.of(now), but=STAYING)}
        return render(request, "care/overview/erase.html", page, status=400 if asked_twice else 200)
    names = form.cleaned_data["rows"]
    actions.erase_all(keys=keys, now=now, notes=names)
    return render(request, "care/overview/erased.html", {"notes_stay": not names})


@require_safe
def download_csv(request: CareRequest) -> HttpResponse:
    """Every value of every record."""
    found = queries.everything(keys=unlocked(request.visit).keys, now=request.edge.clock.now())
    return as_file(queries.as_csv(found).encode(), "text/csv; charset=utf-8", _("my-record.csv"))


@require_safe
def download_pdf(request: CareRequest) -> HttpResponse:
    """The last year on paper."""
    found = queries.everything(keys=unlocked(request.visit).keys, now=request.edge.clock.now())
    return as_file(queries.as_pdf(found), "application/pdf", _("my-record.pdf"))


def _over(request: CareRequest, days: int) -> HttpResponse:
    keys, now = unlocked(request.visit).keys, request.edge.clock.now()
    found = queries.gathered(keys=keys, now=now, days=days)
    signs = found.signs()
    page = {
        "found": found,
        "is_year": days > queries.QUARTER,
        "trends": queries.drawn(found, days=days, hard={name for sign in signs for name in sign.series}),
        "signs": queries.said_of_signs(signs),
        "shifts": queries.by_shift(found),
        "histories": assessments.histories(found.done, zone=found.zone),
    }
    return render(request, "care/overview/doing.html", page)
