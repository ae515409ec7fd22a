"""The address of tickets. The stream itself, `/stream/`, is served beside Django (rigcheck/doors/streams.py)."""

from django.urls import path

from rigcheck.care.streams import views

app_name = "streams"
urlpatterns = [path("stream-ticket/", views.ticket, name="ticket")]
