"""Addresses of the crisis room."""

from django.urls import path

from rigcheck.care.crisis import views

app_name = "crisis"
urlpatterns = [
    path("step-it-up/", views.now, name="now"),
    path("step-it-up/you-decide/<slug:form_id>/", views.decide, name="decide"),
    path("step-it-up/you-decide/<slug:form_id>/<str:name>/", views.decide, name="decide"),
]
