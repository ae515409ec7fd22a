"""Addresses of what agencies say."""

from django.urls import path

from rigcheck.care.catalogue import views

app_name = "catalogue"
urlpatterns = [path("your-agency/", views.agencies, name="agencies")]
