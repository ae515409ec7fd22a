"""Addresses of reminders."""

from django.urls import path

from rigcheck.care.reminders import views

app_name = "reminders"
urlpatterns = [
    path("me/reminders/", views.mine, name="mine"),
    path("me/reminders/address", views.address, name="address"),
    path("calendar/<str:number>.ics", views.feed, name="feed"),
]
