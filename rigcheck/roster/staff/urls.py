"""Signing in and out of the agency's house."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

app_name = "staff"
urlpatterns = [
    path("sign-in/", LoginView.as_view(template_name="roster/staff/sign_in.html"), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
]
