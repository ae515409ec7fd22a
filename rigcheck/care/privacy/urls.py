"""Addresses of the privacy room."""

from django.urls import path

from rigcheck.care.privacy import views

app_name = "privacy"
urlpatterns = [
    path("who-can-see/", views.who, name="who"),
    path("court-order/", views.court, name="court"),
]
