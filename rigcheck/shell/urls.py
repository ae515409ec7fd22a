"""Addresses both sides have."""

from django.urls import path

from rigcheck.shell import views

app_name = "shell"
urlpatterns = [
    path("exit/", views.leave, name="exit"),
    path("gallery/", views.gallery, name="gallery"),
    path("what-your-department-sees/", views.department, name="department"),
]
