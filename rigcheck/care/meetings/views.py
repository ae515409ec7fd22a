"""Live sessions: the calendar, the room, and who opens and closes it."""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rigcheck.care.groups.forms import number as id_of
from rigcheck.care.groups.policies import SEATS
from rigcheck.care.groups.queries.standings import guided
from rigcheck.care.meetings import actions, policies, queries
from rigcheck.care.meetings.forms import MeetingForm, Saying
from rigcheck.care.sessions.policies import unlocked
from rigcheck.care.sessions.queries import CareRequest
from rigcheck.care.threads import policies as threads
from rigcheck.care.threads.forms import PageForm
from rigcheck.care.threads.queries import pages
from rigcheck.care.threads.views.place import frame
from rigcheck.kernel.refusals import NotFound
from rigcheck.shell.fetching import fetched

Refused = (*threads.REFUSED, policies.HasChanged)


@require_safe
def calendar(request: CareRequest) -> HttpResponse:
    """Everything that lies ahead in one's own groups."""
    me = unlocked(request.visit)
    if me.seat not in SEATS:
        raise NotFound
    return render(request, "care/meetings/calendar.html", {"events": queries.ahead(me=me, edge=request.edge)})


@require_http_methods(["GET", "HEAD", "POST"])
def live(request: CareRequest, number: str) -> HttpResponse:
    """The room of one session."""
    form = Saying(request.POST)
    if request.method != "POST" or not form.is_valid():
        return _live(request, number)
    said = form.cleaned_data
    try:
        made = actions.say(by=unlocked(request.visit), sitting=id_of(number), **said, edge=request.edge)
    except Refused as refusal:
        return _live(request, number, status=refusal.status, refusal=refusal, text=said["text"])
    if made.reading.offer:
        return render(request, "care/threads/posted.html", {"way": request.path})
    return redirect("meetings:live", number=number)


@require_safe
def file(request: CareRequest, number: str) -> HttpResponse:
    """The session for one's own calendar, under the neutral name."""
    here, event = queries.sitting(me=unlocked(request.visit), number=id_of(number), edge=request.edge)
    body = queries.file(here=here, event=event, title=settings.NEUTRAL_NAME, now=request.edge.clock.now())
    headers = {"Content-Disposition": 'attachment; filename="calendar.ics"'}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


@require_POST
def begin(request: CareRequest, number: str) -> HttpResponse:
    """Open the room."""
    actions.begin(by=unlocked(request.visit), sitting=id_of(number), edge=request.edge)
    return redirect("meetings:live", number=number)


@require_POST
def end(request: CareRequest, number: str) -> HttpResponse:
    """Close it, and erase what was said."""
    actions.end(by=unlocked(request.visit), sitting=id_of(number), edge=request.edge)
    return redirect("meetings:live", number=number)


@require_POST
def call_off(request: CareRequest, number: str) -> HttpResponse:
    """Take it out of the calendar."""
    me, sitting = unlocked(request.visit), id_of(number)
    here, _event = queries.sitting(me=me, number=sitting, edge=request.edge)
    actions.call_off(by=me, sitting=sitting, edge=request.edge)
    return redirect("meetings:plan", number=here.box.group.hex())


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: CareRequest, number: str) -> HttpResponse:
    """The group's calendar for its moderators, and one session more."""
    me, group = unlocked(request.visit), id_of(number)
    here = guided(me=me, group=group, edge=request.edge)
    form = MeetingForm(request.POST or None)
    if form.is_valid():
        try:
            actions.plan(by=me, group=group, **form.planned(), edge=request.edge)
            return redirect("meetings:plan", number=number)
        except policies.BadMeeting as refusal:
            form.add_error("starts", str(refusal))
    events = queries.of_group(here=here, now=request.edge.clock.now())
    return render(request, "care/meetings/plan.html", {"here": here, "form": form, "events": events, "number": number})


def _live(request: CareRequest, number: str, status: int = 200, **more: object) -> HttpResponse:
    sitting, edge = id_of(number), request.edge
    here, event = queries.sitting(me=unlocked(request.visit), number=sitting, edge=edge)
    part = pages.thread(number=sitting, here=here, page=PageForm(request.GET).number())
    shown = {"here": here, "event": event, "part": part, "once": edge.chance.bytes(16).hex(), "frame": frame(here)}
    heard = pages.heard(here=here, now=edge.clock.now())
    shown |= {"longest": threads.LONGEST, "reasons": threads.REPORTS.items(), "heard": heard, **more}
    template = "_said" if fetched(request) else "live"
    return render(request, f"care/meetings/{template}.html", shown, status=status)
