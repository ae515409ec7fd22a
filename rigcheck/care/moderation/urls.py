"""Addresses of moderation. They stand before those of groups."""

from django.urls import path

from rigcheck.care.moderation.views import lead, member, moderator, offering

app_name = "moderation"
urlpatterns = [
    path("groups/posts/<str:number>/report", member.report, name="report"),
    path("groups/posts/<str:number>/again", member.again, name="again"),
    path("groups/<str:number>/back", member.back, name="back"),
    path("groups/opened/", lead.opened, name="opened"),
    path("groups/opened/new/", lead.new, name="new"),
    path("groups/opened/<str:number>/", lead.one, name="opened-one"),
    path("groups/opened/<str:number>/name", lead.name, name="name"),
    path("groups/opened/<str:number>/drop", lead.drop, name="drop"),
    path("groups/opened/<str:number>/end", lead.end, name="end"),
    path("moderating/", moderator.groups, name="groups"),
    path("moderating/offer/", offering.offer, name="offer"),
    path("moderating/<str:number>/", moderator.one, name="one"),
    path("moderating/<str:number>/end", offering.end, name="end-small"),
    path("moderating/<str:number>/code", moderator.code, name="code"),
    path("moderating/posts/<str:number>/keep", moderator.keep, name="keep"),
    path("moderating/posts/<str:number>/hide", moderator.hide, name="hide"),
    path("moderating/posts/<str:number>/bar", moderator.bar, name="bar"),
    path("moderating/posts/<str:number>/decide", moderator.decide_post, name="decide-post"),
    path("moderating/places/<str:number>/decide", moderator.decide_place, name="decide-place"),
]
