"""Addresses of the agencies' pages."""

from django.urls import path

from rigcheck.roster.agencies import views

app_name = "agencies"
urlpatterns = [path("", views.home, name="home")]
