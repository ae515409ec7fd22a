"""Addresses of the limits of confidentiality."""

from django.urls import path

from rigcheck.care.limits import views

app_name = "limits"
urlpatterns = [
    path("limits/", views.limits, name="all"),
    path("limits/rules/", views.packs, name="packs"),
    path("limits/rules/<slug:pack>/<slug:role>/", views.pack, name="pack"),
    path("limits/rules/<slug:pack>/<slug:role>/take-back", views.take_back, name="take-back"),
    path("limits/<slug:role>/", views.limits_of, name="of"),
    path("act-now/", views.act_now, name="act-now"),
]
