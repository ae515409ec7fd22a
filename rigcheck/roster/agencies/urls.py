"""Addresses of the agencies' pages."""

from django.urls import path

from rigcheck.roster.agencies import views

app_name = "agencies"
urlpatterns = [
    path("agencies/add/", views.add, name="add"),
    path("agencies/<slug:slug>/", views.one, name="one"),
    path("agencies/<slug:slug>/change/", views.change, name="change"),
    path("agencies/<slug:slug>/units/add/", views.add_unit, name="add-unit"),
    path("units/<int:unit_id>/", views.change_unit, name="change-unit"),
    path("units/<int:unit_id>/remove/", views.remove_unit, name="remove-unit"),
]
