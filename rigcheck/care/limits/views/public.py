"""Pages that ask no sign-in and no database: the limits of confidentiality, and what to do now."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.views.decorators.http import require_safe

from rigcheck.care.limits import forms, queries
from rigcheck.care.sessions.queries import CareRequest


@require_safe
def limits(request: CareRequest) -> HttpResponse:
    """Peer, chaplain and clinician side by side."""
    today, files = request.edge.clock.now().date(), request.edge.files
    found = queries.side_by_side(files=files, today=today)
    shown = {
        "same": found,
        "differ": [(text, _each(duties)) for text, duties in found.differ],
        "notice": queries.notice(role=queries.Role.PEER, files=files, today=today),
        "duties": queries.own_duties(),
        "roles": [(role.value, name) for role, name in queries.ROLES.items()],
        "bare": True,
    }
    return render(request, "care/limits/all.html", shown)


def _each(duties: Sequence[queries.Duty]) -> list[tuple[Promise, Promise]]:
    """What each of the three does, in words."""
    pairs = zip(queries.COMPARED, duties, strict=True)
    return [(queries.ROLES[role], queries.DUTIES[duty]) for role, duty in pairs]


@require_safe
def limits_of(request: CareRequest, role: str) -> HttpResponse:
    """The notice for one role, as it stands before the first word."""
    which = forms.role(role)
    found = queries.notice(role=which, files=request.edge.files, today=request.edge.clock.now().date())
    shown = {"notice": found, "role": queries.ROLES[which], "bare": True}
    return render(request, "care/limits/of.html", shown)


@require_safe
def act_now(request: CareRequest) -> HttpResponse:
    """Somebody is in danger: what to do and what to say. The same for everybody, and it waits for nothing."""
    lines = queries.act_now(files=request.edge.files, today=request.edge.clock.now().date())
    shown = {"act": lines, "bare": True}
    return render(request, "care/limits/act_now.html", shown)
