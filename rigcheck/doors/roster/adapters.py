"""How django-allauth is bent to this site: nobody signs up, its messages are ours, its secrets are closed."""

import base64
import hashlib
from io import BytesIO
from typing import Any

import segno
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rigcheck.doors.roster.keeper import edge_of_process
from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.hazmat.aead import RowKey
from rigcheck.roster.staff import policies, queries

NONCE_BYTES = 12
CONTEXT = "roster/second-step"
_NOT_TOGETHER = _("That name and password do not go together. Try again; capital letters count.")


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Staff are invited by an administrator; there is no other way to get a sign-in."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _NOT_TOGETHER,
        "username_password_mismatch": _NOT_TOGETHER,
        "invalid_login": _NOT_TOGETHER,
        "too_many_login_attempts": _("Too many tries in a row. Nothing is locked for good: wait five minutes."),
        "incorrect_password": _("That is not your password. Try again; capital letters count."),
        "enter_current_password": _("That is not your password of now. Try again; capital letters count."),
        "rate_limited": _("Too many tries in a row. Wait a minute, then try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Under what tries are counted: the name alone.

        The library takes in the Host header, in which whoever asks may write another port each time; and it folds
        fewer letters than a database does when it looks for a name.
        """
        login = str(credentials.get("email") or credentials.get("username") or "")
        return login.strip().upper().casefold()


class SecondSteps(DefaultMFAAdapter):  # type: ignore[misc]
    """Authenticator codes, passkeys and recovery codes of staff."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That was not accepted. If it was a code, wait for the next one and try again."),
    }

    def get_totp_label(self, user: Any) -> str:
        """The name that the authenticator app shows."""
        return str(user.get_username())

    def build_totp_svg(self, url: str) -> str:
        """The QR code, on white in every theme: a phone reads no other."""
        drawn = BytesIO()
        segno.make(url, error="m").save(drawn, kind="svg", scale=5, light="#fff", border=3, xmldecl=False)
        return drawn.getvalue().decode()

    def generate_authenticator_name(self, user: Any, type: Any) -> str:  # noqa: A002 - the library's own word
        """What a passkey is called until somebody calls it otherwise."""
        return gettext("Passkey")

    def encrypt(self, text: str) -> str:
        """Close a secret for the database: base64 of an own row's envelope."""
        nonce = edge_of_process().chance.bytes(NONCE_BYTES)
        return base64.b64encode(seal_own(_key(), CONTEXT, text.encode(), nonce)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open it; raises `SealBroken` under another key."""
        return open_own(_key(), CONTEXT, base64.b64decode(encrypted_text)).decode()


class Provider(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The agency's identity provider: it says who somebody is, never that they may come in."""

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Bind an invited person to the provider's subject at the first sign-in; raises a `Refusal` for all others."""
        if sociallogin.state.get("process") != "login":
            raise policies.NotInvited
        if sociallogin.is_existing:
            return
        said = sociallogin.email_addresses
        address = next((one.email for one in said if one.verified is True), "")
        if said and not address:
            raise policies.AddressNotProven
        sociallogin.connect(request, queries.invited(email=address))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never."""
        return False


def _key() -> RowKey:
    return RowKey(hashlib.sha256(settings.SECOND_STEP_KEY.encode()).digest())
