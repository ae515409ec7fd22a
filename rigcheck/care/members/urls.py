"""Addresses of the members' room."""

from django.urls import path

from rigcheck.care.members.views import account, joining, sessions

app_name = "members"
urlpatterns = [
    path("join/", joining.join, name="join"),
    path("join/handle", joining.handle, name="join-handle"),
    path("join/begin", joining.begin, name="join-begin"),
    path("join/finish", joining.finish, name="join-finish"),
    path("sign-in/", sessions.sign_in, name="sign-in"),
    path("sign-in/prove", sessions.prove, name="prove"),
    path("sign-in/open", sessions.open_, name="open"),
    path("locked/", sessions.locked, name="locked"),
    path("recover/", sessions.recover, name="recover"),
    path("lost-everything/", sessions.lost_everything, name="lost-everything"),
    path("session/half", sessions.half, name="half"),
    path("lock", sessions.lock, name="lock"),
    path("sign-out", sessions.sign_out, name="sign-out"),
    path("sign-out/everywhere", sessions.sign_out_everywhere, name="sign-out-everywhere"),
    path("device/pin", sessions.set_pin, name="set-pin"),
    path("device/prove", sessions.prove_pin, name="prove-pin"),
    path("me/", account.me, name="me"),
    path("me/passphrase/", account.change_page, {"what": "passphrase"}, name="change-passphrase"),
    path("me/card/", account.change_page, {"what": "card"}, name="change-card"),
    path("me/card/asked/", account.card_answered, name="card-answered"),
    path("me/pin/", account.change_page, {"what": "pin"}, name="change-pin"),
    path("me/passkey/", account.change_page, {"what": "passkey"}, name="change-passkey"),
    path("me/passkey/<str:locator>/", account.change_page, {"what": "remove"}, name="remove"),
    path("me/erase/", account.erase_page, name="erase"),
    path("account/prove", account.prove_again, name="prove-again"),
    path("account/way", account.set_way, name="set-way"),
    path("account/passkeys/remove", account.remove_passkey, name="remove-passkey"),
    path("account/erase", account.erase, name="erase-now"),
]
