"""Addresses of talks: the member's below `talk`, the supporter's below `talks`, and what the scripts ask for."""

from django.urls import path

from rigcheck.care.conversations import views

app_name = "conversations"
urlpatterns = [
    path("talk/", views.mine, name="mine"),
    path("talk/somebody/", views.somebody, name="somebody"),
    path("talk/<str:alias>/", views.one, name="one"),
    path("talks/", views.supporting, name="supporting"),
    path("talks/<str:number>/", views.supporters_one, name="supporters-one"),
    path("talk-box/who", views.who, name="who"),
    path("talk-box/begin", views.begin, name="begin"),
    path("talk-box/state", views.state, name="state"),
    path("talk-box/step", views.step, name="step"),
    path("talk-box/keep", views.keep, name="keep"),
    path("talk-box/ring", views.ring, name="ring"),
    path("talk-box/close", views.close, name="close"),
    path("talk-box/erase", views.erase, name="erase"),
    path("talk-box/file", views.files, name="files"),
]
