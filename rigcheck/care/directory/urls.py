"""Addresses of the lead's pages about lines."""

from django.urls import path

from rigcheck.care.directory import views

app_name = "directory"
urlpatterns = [
    path("lines/", views.lines, name="lines"),
    path("lines/call-sheet/", views.call_sheet, name="call-sheet"),
    path("lines/pack/", views.pack, name="pack"),
    path("lines/take-pack/", views.take_pack, name="take-pack"),
    path("lines/<slug:line_id>/", views.line, name="line"),
]
