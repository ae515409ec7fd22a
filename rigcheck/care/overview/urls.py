"""Addresses of Today and of How am I doing."""

from django.urls import path

from rigcheck.care.overview import views

app_name = "overview"
urlpatterns = [
    path("", views.today, name="today"),
    path("check-in/<str:name>/", views.kept, name="kept"),
    path("how/", views.doing, name="doing"),
    path("how/year/", views.year, name="year"),
    path("how/records/", views.records, name="records"),
    path("how/records/<str:month>/", views.records, name="records"),
    path("how/download/csv/", views.download_csv, name="csv"),
    path("how/download/pdf/", views.download_pdf, name="pdf"),
    path("how/erase/", views.erase_all, name="erase-all"),
    path("how/erase/<slug:kind>/<str:name>/", views.erase, name="erase"),
    path("how/restore/", views.restore, name="restore"),
]
