"""Addresses of the directory's pages."""

from django.urls import path

from rigcheck.care.finding import views

app_name = "finding"
urlpatterns = [
    path("directory/", views.look, name="look"),
    path("directory/entries/", views.entries, name="entries"),
    path("directory/entries/add/", views.add, name="add"),
    path("directory/entries/file/", views.send, name="send"),
    path("directory/entries/file/check/", views.check, name="check"),
    path("directory/entries/file/write", views.write, name="write"),
    path("directory/entries/file/discard", views.discard, name="discard"),
    path("directory/entries/directory.json", views.as_json, name="json"),
    path("directory/entries/directory.zip", views.as_package, name="package"),
    path("directory/entries/<slug:entry>/", views.change, name="change"),
    path("directory/entries/<slug:entry>/hide", views.hide, name="hide"),
    path("directory/entries/<slug:entry>/remove", views.remove, name="remove"),
    path("directory/<slug:entry>/", views.one, name="one"),
]
