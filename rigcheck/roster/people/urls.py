"""Addresses of the people's pages."""

from django.urls import path

from rigcheck.roster.people import views

app_name = "people"
urlpatterns = [
    path("", views.home, name="home"),
    path("agencies/<slug:slug>/people/", views.everybody, name="list"),
    path("agencies/<slug:slug>/people/add/", views.add, name="add"),
    path("agencies/<slug:slug>/people.csv", views.as_csv, name="csv"),
    path("agencies/<slug:slug>/people.xlsx", views.as_workbook, name="workbook"),
    path("people/<int:person_id>/", views.one, name="one"),
    path("people/<int:person_id>/duty.ics", views.as_calendar, name="calendar"),
    path("people/<int:person_id>/change/", views.change, name="change"),
    path("people/<int:person_id>/left/", views.leave, name="leave"),
    path("people/<int:person_id>/back/", views.come_back, name="come-back"),
]
