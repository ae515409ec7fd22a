"""Addresses of the check-in."""

from django.urls import path

from rigcheck.care.checkins import views

app_name = "checkins"
urlpatterns = [
    path("check-in/", views.check_in, name="check-in"),
    path("check-in/offline/", views.offline, name="offline"),
    path("check-in/rhythm/", views.rhythm, name="rhythm"),
    path("check-in/rhythm/strip/", views.strip, name="strip"),
    path("check-in/<str:name>/erase/", views.erase, name="erase"),
    path("try/", views.try_first, name="try"),
    path("sealed/keep/", views.keep_sealed, name="sealed-keep"),
    path("sealed/read/", views.read_sealed, name="sealed-read"),
    path("sealed/erase/", views.erase_sealed, name="sealed-erase"),
    path("sw.js", views.worker, name="worker"),
    path("sw-files.json", views.files, name="files"),
]
