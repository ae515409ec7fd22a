"""Addresses of disclosures."""

from django.urls import path

from rigcheck.care.disclosures import views

app_name = "disclosures"
urlpatterns = [
    path("disclosures/", views.waiting, name="waiting"),
    path("disclosures/write/", views.write, name="write"),
    path("disclosures/gate", views.gate, name="gate"),
    path("disclosures/keep", views.keep, name="keep"),
    path("disclosures/ledger/", views.ledger, name="ledger"),
    path("disclosures/<str:number>/", views.one, name="one"),
    path("disclosures/<str:number>/sign", views.sign, name="sign"),
    path("disclosures/<str:number>/decline", views.decline, name="decline"),
    path("disclosures/<str:number>/withdraw", views.withdraw, name="withdraw"),
    path("disclosures/<str:number>/passed", views.pass_on, name="pass-on"),
    path("disclosures/<str:number>/own-duty", views.own_duty, name="own-duty"),
    path("disclosures/<str:number>/tell", views.tell, name="tell"),
]
