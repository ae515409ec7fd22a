"""Addresses of keys."""

from django.urls import path

from rigcheck.care.prekeys import views

app_name = "prekeys"
urlpatterns = [
    path("talk-box/keys", views.keys, name="keys"),
    path("talk-box/prekey", views.hand_out, name="hand-out"),
]
