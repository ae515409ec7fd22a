"""Addresses of the tour; there only in the demonstration."""

from django.urls import path

from rigcheck.doors.care.demo import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.tour, name="tour"),
    path("demo/rows/", views.rows, name="rows"),
    path("demo/be/<slug:trade>/", views.be, name="be"),
]
