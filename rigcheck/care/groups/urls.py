"""Addresses of groups."""

from django.urls import path

from rigcheck.care.groups import views

app_name = "groups"
urlpatterns = [
    path("groups/", views.groups, name="all"),
    path("groups/code", views.by_code, name="by-code"),
    path("groups/<str:number>/join/", views.join, name="join"),
]
