"""Every address of roster."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rigcheck.shell.urls")),
    path("", include("rigcheck.roster.staff.urls")),
    path("", include("rigcheck.roster.staff.urls.ways")),
    path("", include("rigcheck.roster.invitations.urls")),
    path("", include("rigcheck.roster.people.urls")),
    path("", include("rigcheck.roster.imports.urls")),
    path("", include("rigcheck.roster.agencies.urls")),
    path("", include("rigcheck.roster.publishing.urls")),
]
handler400 = "rigcheck.shell.errors.bad_request"
handler403 = "rigcheck.shell.errors.forbidden"
handler404 = "rigcheck.shell.errors.not_found"
handler429 = "rigcheck.shell.errors.too_often"
handler500 = "rigcheck.shell.errors.server_error"
