"""Addresses of the import's pages."""

from django.urls import path

from rigcheck.roster.imports import views

app_name = "imports"
urlpatterns = [
    path("agencies/<slug:slug>/import/", views.send, name="send"),
    path("agencies/<slug:slug>/import/columns/", views.columns, name="columns"),
    path("agencies/<slug:slug>/import/check/", views.check, name="check"),
    path("agencies/<slug:slug>/import/write/", views.write, name="write"),
    path("agencies/<slug:slug>/import/discard/", views.discard, name="discard"),
    path("agencies/<slug:slug>/import/refused.csv", views.refused, name="refused"),
]
