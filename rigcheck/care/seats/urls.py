"""Addresses of the seats' room."""

from django.urls import path

from rigcheck.care.seats import views

app_name = "seats"
urlpatterns = [
    path("seats/", views.seats, name="all"),
    path("seats/invite/", views.invite, name="invite"),
    path("seats/mine/", views.mine, name="mine"),
    path("seats/<str:number>/", views.one, name="one"),
    path("seats/<str:number>/verify", views.verify, name="verify"),
    path("seats/<str:number>/invite", views.invite_again, name="invite-again"),
    path("seats/<str:number>/withdraw", views.withdraw, name="withdraw"),
    path("seats/<str:number>/suspend", views.suspend, name="suspend"),
]
