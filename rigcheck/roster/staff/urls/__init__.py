"""Addresses of the staff's own pages; those of the sign-in stand in `ways`."""

from django.urls import path

from rigcheck.roster.staff import views

app_name = "staff"
urlpatterns = [
    path("sign-in/first/", views.first, name="first"),
    path("staff/", views.everybody, name="everybody"),
    path("staff/invite/", views.invite, name="invite"),
    path("staff/<int:staff_id>/", views.person, name="person"),
    path("staff/<int:staff_id>/code/", views.give_code, name="code"),
    path("staff/<int:staff_id>/role/", views.change_role, name="role"),
    path("staff/<int:staff_id>/close/", views.close, name="close"),
    path("staff/<int:staff_id>/reopen/", views.reopen, name="reopen"),
    path("staff/<int:staff_id>/second-steps/", views.forget_second_steps, name="second-steps"),
]
