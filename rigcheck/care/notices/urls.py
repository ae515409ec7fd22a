"""Addresses to which the gateway for texts and calls posts. `doors` hands in who takes a page: `taker`."""

from django.urls import path

from rigcheck.care.notices import views

app_name = "notices"
urlpatterns = [
    path("hooks/gateway/text/", views.replied, name="replied"),
    path("hooks/gateway/voice/<str:number>/", views.pressed, name="pressed"),
]
