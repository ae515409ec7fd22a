"""Addresses of a group's threads."""

from django.urls import path

from rigcheck.care.threads.views import place, writing

app_name = "threads"
urlpatterns = [
    path("groups/threads/<str:number>/", writing.thread, name="thread"),
    path("groups/posts/<str:number>/erase", writing.erase, name="erase"),
    path("groups/<str:number>/", place.group, name="group"),
    path("groups/<str:number>/write/", writing.write, name="write"),
    path("groups/<str:number>/leave/", place.leave, name="leave"),
]
