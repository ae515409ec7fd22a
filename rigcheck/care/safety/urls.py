"""Addresses of the safety plan."""

from django.urls import path

from rigcheck.care.safety import views

app_name = "safety"
urlpatterns = [
    path("safety-plan/", views.plan, name="plan"),
    path("safety-plan/mine/", views.mine, name="mine"),
]
