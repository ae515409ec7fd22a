"""Addresses of the people's pages."""

from django.urls import path

from rigcheck.roster.people import views

app_name = "people"
urlpatterns = [path("", views.home, name="home")]
