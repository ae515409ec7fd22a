"""Addresses of the assessments."""

from django.urls import path

from rigcheck.care.assessments import views

app_name = "assessments"
urlpatterns = [
    path("assessments/", views.catalogue, name="list"),
    path("assessments/<slug:form_id>/", views.form, name="form"),
    path("assessments/<slug:form_id>/about/", views.about, name="about"),
    path("assessments/<slug:form_id>/all/", views.all_at_once, name="all"),
    path("assessments/<slug:form_id>/pause/", views.pause, name="pause"),
    path("assessments/<slug:form_id>/drop/", views.drop, name="drop"),
    path("assessments/<slug:form_id>/result/<str:name>/", views.result, name="result"),
]
