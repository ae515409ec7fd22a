"""Addresses of the peers' room."""

from django.urls import path

from rigcheck.care.peers import views

app_name = "peers"
urlpatterns = [
    path("supporting/", views.mine, name="mine"),
    path("supporting/about/", views.about, name="about"),
    path("supporting/phone/", views.phone, name="phone"),
    path("supporting/phone/<str:number>/first", views.first, name="first"),
    path("supporting/phone/<str:number>/remove", views.remove, name="remove"),
    path("supporting/phone/<str:number>/test", views.rehearse, name="rehearse"),
    path("supporting/through/", views.through, name="through"),
    path("supporting/test/", views.test, name="test"),
    path("supporting/pause", views.pause, name="pause"),
    path("supporting/rest", views.rest, name="rest"),
    path("supporting/come-back", views.come_back, name="come-back"),
    path("supporting/words/", views.words, name="words"),
    path("peers/", views.browse, name="browse"),
    path("peers/wishes/", views.wishes, name="wishes"),
    path("peers/<str:number>/", views.one, name="one"),
    path("supporters/", views.everybody, name="all"),
]
