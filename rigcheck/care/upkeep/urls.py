"""Addresses of the upkeep room."""

from django.urls import path

from rigcheck.care.upkeep import views

app_name = "upkeep"
urlpatterns = [
    path("standing/limit", views.limit, name="limit"),
    path("standing/care/", views.care, name="care"),
    path("standing/care/<str:number>/once-more", views.once_more, name="once-more"),
    path("standing/care/<str:number>/enough", views.enough, name="enough"),
    path("standing/log/", views.log, name="log"),
    path("oversight/", views.oversight, name="oversight"),
    path("oversight/asked/<str:number>/take", views.take, name="take"),
    path("oversight/asked/<str:number>/talked", views.talked, name="talked"),
]
