"""The first page: Today for a member who is there, a welcome for everybody else."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rigcheck.care.checkins import queries
from rigcheck.care.checkins.views.asked import Asked
from rigcheck.care.practice import queries as practice
from rigcheck.care.sessions.policies import unlocked


@require_safe
def today(request: Asked) -> HttpResponse:
    """What is due, one big button, the last check-in in words, one thing that may help."""
    if not request.visit.unlocked:
        return render(request, "care/checkins/welcome.html", {"place": "today"})
    me, now = unlocked(request.visit), request.edge.clock.now()
    own = queries.rhythm(keys=me.keys)
    check_ins = queries.latest(keys=me.keys, now=now)
    last = check_ins[-1].record if check_ins else None
    zone = queries.local_zone(own, last.zone if last else "")
    state = queries.state(check_ins, now=now, zone=zone, shift=queries.shift_now(own, now))
    waiting = queries.waiting(own, queries.newest(check_ins), now)
    page = {
        "place": "today",
        "zone": zone,
        "now": now,
        "waiting": waiting,
        "due_title": queries.due_words(waiting.every),
        "rhythm_words": queries.rhythm_words(own),
        "last": queries.said(last, zone) if last else None,
        "helps": practice.suggestions(keys=me.keys, state=state, now=now)[:1],
    }
    return render(request, "care/checkins/today.html", page)
