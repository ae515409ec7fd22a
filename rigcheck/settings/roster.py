"""The agency's house."""

import os

from rigcheck.settings.base import *  # noqa: F403
from rigcheck.settings.base import (
    DATA,
    DEMO,
    HOST_ROSTER,
    LOOPBACK,
    WEB,
    base_middleware,
    database,
    logging,
    password,
    secret,
    templates,
)

SIDE = "roster"
SECRET_KEY = secret("roster_key")
ALLOWED_HOSTS = ["roster.localhost", "127.0.0.1", "testserver"] if LOOPBACK else [HOST_ROSTER]
ROOT_URLCONF = "rigcheck.doors.roster.urls"
TEMPLATES = templates(
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
    "rigcheck.doors.roster.context.may",
    "rigcheck.doors.roster.context.members_site",
    "rigcheck.doors.roster.context.signing_in",
    also=[WEB / "templates/roster/staff"],
)
DATABASES = {"default": database("roster")}
SIGNED_FILES = DATA / "signed" / "roster"
"""The list of keys that this house signs, its copy of the other's, and what else passes between them; all public."""
KEYRING = DATA / "secrets" / "roster-keyring"
"""This house's private signing keys: see docs/operate/keys.md."""
LOGGING = logging("roster")
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "django_htmx",
    "rigcheck.shell",
    "rigcheck.doors.roster",
    "rigcheck.roster.jobs",
    "rigcheck.roster.agencies",
    "rigcheck.roster.publishing",
    "rigcheck.roster.people",
    "rigcheck.roster.imports",
    "rigcheck.roster.invitations",
    "rigcheck.roster.staff",
]
MIDDLEWARE = base_middleware(
    "rigcheck.doors.roster.middleware.edge",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "rigcheck.doors.roster.middleware.signed_in",
    "rigcheck.doors.roster.middleware.second_step",
    "allauth.account.middleware.AccountMiddleware",
    "rigcheck.shell.refusing.Refusals",
)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "staff_try",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}
"""Counts tries at the sign-in, for all processes together. Nothing else uses it."""
AUTH_USER_MODEL = "staff.StaffUser"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/sign-in/"
PASSWORD_HASHERS = ["rigcheck.roster.staff.models.StaffHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SESSION_COOKIE_NAME = "s" if LOOPBACK else "__Host-s"
SESSION_COOKIE_SECURE = not LOOPBACK
SESSION_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_AGE = 8 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
"""No third cookie."""
CSRF_COOKIE_NAME = "rcsrf" if LOOPBACK else "__Host-rcsrf"
CSRF_COOKIE_SECURE = not LOOPBACK
CSRF_COOKIE_SAMESITE = "Strict"
JOBS_KEY = secret("roster_jobs")
"""Closes what waits to be sent: a copy of the database must not hold links that still open."""
TASKS = {"default": {"BACKEND": "rigcheck.doors.roster.tasks.Backend"}}
"""As in Django 6: tasks are jobs in the ledger."""
MAIL = os.environ.get("RIGCHECK_ROSTER_MAIL", f"folder:{DATA / 'roster-mail'}" if DEMO else "")
"""Where letters are handed over: smtp://, smtps://, smtp+plain://, folder:<path>, or nothing."""
MAIL_FROM = os.environ.get("RIGCHECK_ROSTER_MAIL_FROM", f"rigcheck@{HOST_ROSTER}")
MAIL_PASSWORD = password("RIGCHECK_ROSTER_MAIL_PASSWORD")
MAIL_AUTHORITY = os.environ.get("RIGCHECK_ROSTER_MAIL_AUTHORITY", "")
"""A file of certificates to trust for the mail server, beside the system's."""

ACCOUNT_ADAPTER = "rigcheck.doors.roster.adapters.Accounts"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
"""Nobody signs up: there is no such address. The library compares these with the methods above."""
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/300s/key", "first_code": "10/m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("RIGCHECK_ROSTER_PROXIES", "0" if LOOPBACK else "1"))
"""Reverse proxies in front of roster: without the right number all of them look like one visitor to the throttle."""
MFA_ADAPTER = "rigcheck.doors.roster.adapters.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Rigcheck"
MFA_TOTP_TOLERANCE = 1
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
"""Staff are invited: no address is anybody's proof of who they are."""
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = LOOPBACK
SECOND_STEP_KEY = secret("roster_second_step_key")
"""Closes authenticator secrets and recovery codes in the database; changing it means setting them up again."""
SECOND_STEP_NEEDED = os.environ.get("RIGCHECK_SECOND_STEP", "0" if LOOPBACK or DEMO else "1") == "1"
"""Whether staff who sign in by password alone must set up a second step before they see anything."""
OIDC_ADDRESS = os.environ.get("RIGCHECK_OIDC_ADDRESS", "")
"""The agency's own identity provider, by its issuer address; empty: none."""
OIDC_NAME = os.environ.get("RIGCHECK_OIDC_NAME", "")
SOCIALACCOUNT_ADAPTER = "rigcheck.doors.roster.adapters.Provider"
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "agency",
                "name": OIDC_NAME,
                "client_id": os.environ.get("RIGCHECK_OIDC_CLIENT", "rigcheck"),
                "secret": secret("oidc_secret") if OIDC_ADDRESS else "",
                "settings": {
                    "server_url": OIDC_ADDRESS,
                    "oauth_pkce_enabled": True,
                    "verified_email": os.environ.get("RIGCHECK_OIDC_ADDRESSES_PROVEN") == "1",
                },
            }
        ]
        if OIDC_ADDRESS
        else []
    }
}
HERE = (
    f"http://roster.localhost:{os.environ.get('RIGCHECK_ROSTER_PORT', '8001')}"
    if LOOPBACK
    else f"https://{HOST_ROSTER}"
)
ROSTER_ADDRESS = os.environ.get("RIGCHECK_ROSTER_ADDRESS", HERE).rstrip("/")
"""Where this site is, as its letters name it."""
THERE = f"http://care.localhost:{os.environ.get('RIGCHECK_CARE_PORT', '8000')}" if LOOPBACK else ""
CARE_ADDRESS = os.environ.get("RIGCHECK_CARE_ADDRESS", THERE).rstrip("/")
"""Where the members' site is, as https://...: cards made here lead there, and nothing else of this site does."""
