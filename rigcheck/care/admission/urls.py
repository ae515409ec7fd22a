"""Addresses of the room of admission."""

from django.urls import path

from rigcheck.care.admission import views

app_name = "admission"
urlpatterns = [path("join/keys.txt", views.agency_keys, name="agency-keys")]
