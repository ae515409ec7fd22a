"""The one address of calls, beside those of talks. `doors` hands in who finds the side of a talk: `finder`."""

from django.urls import path

from rigcheck.care.calls import views

app_name = "calls"
urlpatterns = [path("talk-box/voice", views.voice, name="voice")]
