"""The member's own rhythm and shifts, with a picture of the coming two weeks."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from rigcheck.care.checkins import actions, policies, queries
from rigcheck.care.checkins.forms import RhythmForm
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.engines.shifts import CATALOGUE
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal


@require_http_methods(["GET", "HEAD", "POST"])
def rhythm(request: CareRequest) -> HttpResponse:
    """Choose how often and which shifts. "Show" and the arrows draw the picture and keep nothing yet."""
    me, now = unlocked(request.visit), request.edge.clock.now()
    if request.method != "POST":
        return _choosing(request, queries.rhythm(keys=me.keys))
    chosen, refusal = _chosen(request)
    if chosen is None or refusal is not None or "keep" not in request.POST or request.POST.get("team"):
        return _choosing(request, chosen, refusal)
    actions.keep_rhythm(keys=me.keys, rhythm=chosen, today=Month.of(now), chance=request.edge.chance)
    return redirect("overview:today")


@require_POST
def strip(request: CareRequest) -> HttpResponse:
    """Only the picture, for the page's script."""
    unlocked(request.visit)
    chosen, refusal = _chosen(request)
    page = {"chosen": chosen, "strip": _drawn(request, chosen, refusal), "refusal": refusal}
    return render(request, "care/checkins/_strip.html", page)


def _chosen(request: CareRequest) -> tuple[queries.OwnRhythm | None, Refusal | None]:
    """What was chosen, with the refusal that it would meet."""
    now = request.edge.clock.now()
    form = RhythmForm(request.POST, today=now.date(), teams=queries.teams(files=request.edge.files, now=now))
    if not form.is_valid():
        error = next(str(error) for errors in form.errors.values() for error in errors)
        return None, policies.RhythmNotUnderstood(error)
    chosen = form.rhythm()
    try:
        policies.readable(chosen)
        queries.waiting(chosen, None, now)
    except Refusal as refusal:
        return chosen, policies.RhythmNotUnderstood(_(str(refusal)))
    return chosen, None


def _drawn(request: CareRequest, chosen: queries.OwnRhythm | None, refusal: Refusal | None) -> list[queries.StripDay]:
    pattern = queries.engine_pattern(chosen) if chosen and not refusal else None
    return queries.strip(pattern, request.edge.clock.now()) if pattern else []


def _choosing(request: CareRequest, chosen: queries.OwnRhythm | None, refusal: Refusal | None = None) -> HttpResponse:
    page = {
        "chosen": chosen,
        "refusal": refusal,
        "strip": _drawn(request, chosen, refusal),
        "today": request.edge.clock.now().date(),
        "teams": queries.teams(files=request.edge.files, now=request.edge.clock.now()),
        "rhythms": queries.rhythm_choices(),
        "patterns": queries.pattern_choices(),
        "weekdays": queries.weekdays(),
        "zones": queries.zones(chosen.zone if chosen else ""),
        "usual": [
            {"id": one.id, "hours": one.hours, "day": one.day_starts, "night": one.night_starts}
            for one in CATALOGUE.values()
        ],
    }
    return render(request, "care/checkins/rhythm.html", page, status=refusal.status if refusal else 200)
