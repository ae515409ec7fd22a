"""Addresses that a phone asks when it installs the site."""

from django.urls import path

from rigcheck.care.installing import views

app_name = "installing"
urlpatterns = [
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("app/<str:file>", views.icon, name="icon"),
]
