"""Signing in and out, and each person's own ways in: the pages of django-allauth that this site has, and no others.

They keep the library's names, because it looks them up. What is missing (signing up, resetting a password by mail,
changing addresses) does not exist here.
"""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from allauth.socialaccount.providers.openid_connect import views as provider
from django.urls import path

from rigcheck.roster.staff import views

urlpatterns = [
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/second/", second.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path("sign-in/again/passkey/", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sign-in/ways/", second.index, name="mfa_index"),
    path("sign-in/ways/password/", account.password_change, name="account_change_password"),
    path("sign-in/ways/first-password/", account.password_set, name="account_set_password"),
    path("sign-in/ways/authenticator/", totp.activate_totp, name="mfa_activate_totp"),
    path("sign-in/ways/authenticator/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("sign-in/ways/codes/", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("sign-in/ways/codes/new/", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("sign-in/ways/passkeys/", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("sign-in/ways/passkeys/add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("sign-in/ways/passkeys/<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("sign-in/agency/cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("sign-in/agency/<slug:provider_id>/", views.to_provider, name="openid_connect_login"),
    path("sign-in/agency/<slug:provider_id>/back/", provider.callback, name="openid_connect_callback"),
]
