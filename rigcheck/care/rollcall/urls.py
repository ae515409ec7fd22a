"""Addresses of what the lead prints, and of the public page that says how ready the place is."""

from django.urls import path

from rigcheck.care.rollcall import views

app_name = "rollcall"
urlpatterns = [
    path("seats/cards/", views.cards, name="cards"),
    path("seats/kit/", views.kit, name="kit"),
    path("readiness/", views.readiness, name="readiness"),
]
