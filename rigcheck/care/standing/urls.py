"""Addresses of the standing room."""

from django.urls import path

from rigcheck.care.standing.views import lead, own

app_name = "standing"
urlpatterns = [
    path("standing/", own.mine, name="mine"),
    path("standing/apply/", own.apply, name="apply"),
    path("standing/agreement/", own.agreement, name="agreement"),
    path("standing/training/", own.training, name="training"),
    path("standing/training/<str:number>/drop", own.drop, name="drop"),
    path("standing/leave", own.leave, name="leave"),
    path("candidates/", lead.candidates, name="candidates"),
    path("candidates/<str:number>/speak", lead.speak, name="speak"),
    path("oversight/rules/", lead.rules, name="rules"),
    path("oversight/seen/<str:number>", lead.seen, name="seen"),
    path("oversight/<str:number>/", lead.person, name="person"),
    path("oversight/<str:number>/move", lead.move, name="move"),
]
