"""The agency's house."""

import os

from rigcheck.settings.base import *  # noqa: F403
from rigcheck.settings.base import (
    DATA,
    DEMO,
    HOST_ROSTER,
    LOOPBACK,
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
    "csp",
    "django_htmx",
    "rigcheck.shell",
    "rigcheck.doors.roster",
    "rigcheck.roster.jobs",
    "rigcheck.roster.agencies",
    "rigcheck.roster.people",
    "rigcheck.roster.staff",
]
MIDDLEWARE = base_middleware(
    "rigcheck.doors.roster.middleware.edge",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "rigcheck.doors.roster.middleware.refusals",
)
AUTH_USER_MODEL = "staff.StaffUser"
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
CSRF_COOKIE_NAME = "rcsrf" if LOOPBACK else "__Host-rcsrf"
CSRF_COOKIE_SECURE = not LOOPBACK
CSRF_COOKIE_SAMESITE = "Strict"
JOBS_KEY = secret("roster_jobs")
"""Closes what waits to be sent: a copy of the database must not hold links that still open."""
MAIL = os.environ.get("RIGCHECK_ROSTER_MAIL", f"folder:{DATA / 'roster-mail'}" if DEMO else "")
"""Where letters are handed over: smtp://, smtps://, smtp+plain://, folder:<path>, or nothing."""
MAIL_FROM = os.environ.get("RIGCHECK_ROSTER_MAIL_FROM", f"rigcheck@{HOST_ROSTER}")
MAIL_PASSWORD = password("RIGCHECK_ROSTER_MAIL_PASSWORD")
MAIL_AUTHORITY = os.environ.get("RIGCHECK_ROSTER_MAIL_AUTHORITY", "")
"""A file of certificates to trust for the mail server, beside the system's."""
