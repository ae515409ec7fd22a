"""Addresses of live sessions. They stand before those of groups."""

from django.urls import path

from rigcheck.care.meetings import views

app_name = "meetings"
urlpatterns = [
    path("groups/calendar/", views.calendar, name="calendar"),
    path("groups/live/<str:number>/", views.live, name="live"),
    path("groups/live/<str:number>/calendar.ics", views.file, name="file"),
    path("groups/live/<str:number>/begin", views.begin, name="begin"),
    path("groups/live/<str:number>/end", views.end, name="end"),
    path("groups/live/<str:number>/call-off", views.call_off, name="call-off"),
    path("moderating/<str:number>/live/", views.plan, name="plan"),
]
