"""Every address of care."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from rigcheck.care.seats import urls as seats
from rigcheck.doors.care.desk import waiting
from rigcheck.doors.care.holding import holder
from rigcheck.doors.care.taking import taker

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rigcheck.shell.urls")),
    path("", include("rigcheck.care.admission.urls")),
    path("", include("rigcheck.care.members.urls")),
    path("", include("rigcheck.care.rollcall.urls")),
    path("", include((seats.patterns(desk=waiting), seats.app_name))),
    path("", include("rigcheck.care.peers.urls")),
    path("", include("rigcheck.care.upkeep.urls")),
    path("", include("rigcheck.care.standing.urls")),
    path("", include("rigcheck.care.oncall.urls")),
    path("", include("rigcheck.care.assessments.urls")),
    path("", include("rigcheck.care.crisis.urls")),
    path("", include("rigcheck.care.paging.urls")),
    path("", include("rigcheck.care.prekeys.urls")),
    path("", include("rigcheck.care.conversations.urls")),
    path("", include("rigcheck.care.calls.urls"), {"finder": holder}),
    path("", include("rigcheck.care.directory.urls")),
    path("", include("rigcheck.care.limits.urls")),
    path("", include("rigcheck.care.disclosures.urls")),
    path("", include("rigcheck.care.privacy.urls")),
    path("", include("rigcheck.care.catalogue.urls")),
    path("", include("rigcheck.care.finding.urls")),
    path("", include("rigcheck.care.practice.urls")),
    path("", include("rigcheck.care.safety.urls")),
    path("", include("rigcheck.care.checkins.urls")),
    path("", include("rigcheck.care.installing.urls")),
    path("", include("rigcheck.care.overview.urls")),
    path("", include("rigcheck.care.notices.urls"), {"taker": taker}),
    path("", include("rigcheck.care.reminders.urls")),
    path("", include("rigcheck.care.streams.urls")),
    path("", include("rigcheck.care.meetings.urls")),
    path("", include("rigcheck.care.moderation.urls")),
    path("", include("rigcheck.care.groups.urls")),
    path("", include("rigcheck.care.threads.urls")),
]
if settings.DEMO:
    urlpatterns += [path("", include("rigcheck.doors.care.demo.urls"))]
handler400 = "rigcheck.shell.errors.bad_request"
handler403 = "rigcheck.shell.errors.forbidden"
handler404 = "rigcheck.shell.errors.not_found"
handler500 = "rigcheck.shell.errors.server_error"
