"""Addresses of the on-call room."""

from django.urls import path

from rigcheck.care.oncall.views import feeds, lead, supporters

app_name = "oncall"
urlpatterns = [
    path("on-call/", supporters.mine, name="mine"),
    path("on-call/up", supporters.up, name="up"),
    path("on-call/down", supporters.down, name="down"),
    path("on-call/offer/", supporters.offer, name="offer"),
    path("on-call/offers/<str:number>/take", supporters.take, name="take"),
    path("on-call/offers/<str:number>/decline", supporters.decline, name="decline"),
    path("on-call/offers/<str:number>/back", supporters.take_back, name="take-back"),
    path("on-call/calendar/", feeds.calendar, name="calendar"),
    path("on-call/calendar/close", feeds.close_calendar, name="close-calendar"),
    path("on-call/calendar/<str:number>.ics", feeds.feed, name="feed"),
    path("on-call/<str:number>/now", supporters.take_now, name="take-now"),
    path("rotas/", lead.rotas, name="rotas"),
    path("rotas/new/", lead.new, name="new"),
    path("rotas/<str:number>/", lead.rota, name="rota"),
    path("rotas/<str:number>/change/", lead.change, name="change"),
    path("rotas/<str:number>/remove", lead.remove, name="remove"),
    path("rotas/<str:number>/put-on/", lead.put_on, name="put-on"),
    path("rotas/changes/<str:number>/cancel", lead.cancel, name="cancel"),
]
