"""Addresses of backup: the member's page below the crisis page, the supporters' list beside it."""

from django.urls import path

from rigcheck.care.paging import views

app_name = "paging"
urlpatterns = [
    path("step-it-up/backup/", views.backup, name="backup"),
    path("step-it-up/backup/who", views.who, name="who"),
    path("step-it-up/backup/press", views.press, name="press"),
    path("step-it-up/backup/state", views.state, name="state"),
    path("step-it-up/backup/withdraw", views.withdraw, name="withdraw"),
    path("step-it-up/backup/contact", views.in_contact, name="in-contact"),
    path("step-it-up/backup/wishes", views.wishes, name="wishes"),
    path("step-it-up/backup/ticket", views.ticket, name="ticket"),
    path("step-it-up/backup/ticket/drop", views.drop, name="drop-ticket"),
    path("backup/", views.requests, name="requests"),
    path("backup/<str:number>/", views.one, name="request"),
    path("backup/<str:number>/take", views.take, name="take"),
    path("backup/<str:number>/reached", views.reached, name="reached"),
    path("backup/<str:number>/let-go", views.let_go, name="let-go"),
]
