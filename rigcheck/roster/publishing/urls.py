"""Addresses of the agency's public file."""

from django.urls import path

from rigcheck.roster.publishing import views

app_name = "publishing"
urlpatterns = [
    path("published/", views.overview, name="overview"),
    path("published/<slug:slug>/", views.published, name="published"),
    path("published/<slug:slug>/new/", views.write, name="new"),
    path("published/<slug:slug>/<int:statement_id>/", views.write, name="change"),
    path("published/<slug:slug>/<int:statement_id>/take-away", views.take_away, name="take-away"),
    path("published/<slug:slug>/publish", views.publish, name="publish"),
    path("published/<slug:slug>/file", views.signed_file, name="file"),
]
