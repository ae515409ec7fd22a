"""Addresses of the practices."""

from django.urls import path

from rigcheck.care.practice import views

app_name = "practice"
urlpatterns = [
    path("helps/", views.helps, name="helps"),
    path("helps/spare/", views.spare, name="spare"),
    path("helps/<slug:practice>/", views.one, name="one"),
    path("helps/<slug:practice>/rate/", views.rate, name="rate"),
]
