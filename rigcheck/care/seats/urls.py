"""Addresses of the seats' room. `doors` hands in what waits for the lead in rooms that lean on this one: `desk`."""

from django.urls import URLPattern, path

from rigcheck.care.seats import queries, views

app_name = "seats"


def patterns(*, desk: queries.Desk) -> list[URLPattern]:
    """The addresses, with what the lead's first page says in `desk`."""
    return [path("seats/mine/", views.mine, {"desk": desk}, name="mine"), *_OTHERS]


_OTHERS = [
    path("seats/", views.seats, name="all"),
    path("seats/invite/", views.invite, name="invite"),
    path("seats/<str:number>/", views.one, name="one"),
    path("seats/<str:number>/verify", views.verify, name="verify"),
    path("seats/<str:number>/invite", views.invite_again, name="invite-again"),
    path("seats/<str:number>/withdraw", views.withdraw, name="withdraw"),
    path("seats/<str:number>/suspend", views.suspend, name="suspend"),
]
