"""The member's house."""

import os

from rigcheck.outside.push.subscription import SERVICES
from rigcheck.settings.base import *  # noqa: F403
from rigcheck.settings.base import (
    DATA,
    DEMO,
    HOST_CARE,
    LOOPBACK,
    ROOT,
    base_middleware,
    database,
    logging,
    password,
    secret,
    templates,
)

SIDE = "care"
SECRET_KEY = secret("care_key")
ALLOWED_HOSTS = ["care.localhost", "127.0.0.1", "testserver"] if LOOPBACK else [HOST_CARE]
ROOT_URLCONF = "rigcheck.doors.care.urls"
TEMPLATES = templates()
DATABASES = {"default": database("care")}
KEYBOX = os.environ.get("RIGCHECK_CARE_KEYBOX", f"sqlite:{DATA / 'care-keybox.sqlite3'}")
"""Its own store, never in care's backups: `sqlite:<path>` or a PostgreSQL address of another database."""
SIGNED_FILES = DATA / "signed" / "care"
"""The list of keys that this house signs, its copy of the other's, and what else passes between them; all public."""
KEYRING = DATA / "secrets" / "care-keyring"
"""This house's private signing keys: see docs/operate/keys.md."""
PARCELS = DATA / "parcels"
"""Photos and voice notes of talks, closed in the browser; in no backup."""
AGENCIES = tuple(filter(None, os.environ.get("RIGCHECK_AGENCIES", "").split(",")))
"""Agencies and councils whose cards open accounts here, by their short names; every one that was accepted when roster's
list was brought, if empty."""
LOGGING = logging("care")
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "csp",
    "django_htmx",
    "rigcheck.shell",
    "rigcheck.doors.care",
    "rigcheck.care.vault",
    "rigcheck.care.sessions",
    "rigcheck.care.jobs",
    "rigcheck.care.admission",
    "rigcheck.care.catalogue",
    "rigcheck.care.members",
    "rigcheck.care.assessments",
    "rigcheck.care.directory",
    "rigcheck.care.limits",
    "rigcheck.care.disclosures",
    "rigcheck.care.finding",
    "rigcheck.care.crisis",
    "rigcheck.care.overview",
    "rigcheck.care.privacy",
    "rigcheck.care.checkins",
    "rigcheck.care.practice",
    "rigcheck.care.safety",
    "rigcheck.care.installing",
    "rigcheck.care.seats",
    "rigcheck.care.paging",
    "rigcheck.care.standing",
    "rigcheck.care.upkeep",
    "rigcheck.care.peers",
    "rigcheck.care.oncall",
    "rigcheck.care.tallies",
    "rigcheck.care.prekeys",
    "rigcheck.care.conversations",
    "rigcheck.care.calls",
    "rigcheck.care.rollcall",
    "rigcheck.care.notices",
    "rigcheck.care.reminders",
    "rigcheck.care.streams",
    "rigcheck.care.groups",
    "rigcheck.care.threads",
    "rigcheck.care.meetings",
    "rigcheck.care.moderation",
]
JOBS_KEY = secret("care_jobs")
"""Closes what waits to be done: a copy of the database does not tell for whom."""
TASKS = {"default": {"BACKEND": "rigcheck.doors.care.tasks.Backend"}}
"""As in Django 6: tasks are jobs in the ledger."""
MIDDLEWARE = base_middleware(
    "rigcheck.doors.care.middleware.edge",
    "rigcheck.doors.care.middleware.visit",
    "rigcheck.doors.care.middleware.reminders",
    "rigcheck.doors.care.middleware.talks",
    "rigcheck.doors.care.middleware.groups",
    "rigcheck.doors.care.middleware.refusals",
)
CSRF_COOKIE_NAME = "csrf" if LOOPBACK else "__Host-csrf"
CSRF_COOKIE_SECURE = not LOOPBACK
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
SESSION_COOKIE = "c" if LOOPBACK else "__Host-c"
SURVEY = os.environ.get("RIGCHECK_SURVEY", ROOT.parent / "shared/data/nhanes/nhanes_dpq_2005_2016.csv")
"""The public NHANES file whose real answers the demonstration uses where it is at hand."""
SITE = "care.localhost" if LOOPBACK else HOST_CARE
"""The name mixed into every passphrase's salt and every passkey: never change it on a running site."""
ALONE = os.environ.get("RIGCHECK_HOUSES", "care,roster") == "care"
"""Whether no agency's site stands beside this one: a union or a council that works with cards."""
CRISIS_LINES = os.environ.get("RIGCHECK_CRISIS_LINES", "")
"""The agency's own file of crisis lines, laid over the shipped one; see rigcheck/care/directory/data."""
COUNTRY = os.environ.get("RIGCHECK_COUNTRY", "us")
"""Whose lines stand first on the crisis page."""
JURISDICTION = os.environ.get("RIGCHECK_JURISDICTION", "default")
"""The pack of rules on confidentiality that holds here, such as `us-federal`; the cautious default at first."""
DISCLOSURE_PACKS = os.environ.get("RIGCHECK_DISCLOSURE_PACKS", "")
"""The agency's own packs: a file or a folder of files, as docs/operate/disclosure-packs.md says."""
INSTRUMENTS_ON = tuple(filter(None, os.environ.get("RIGCHECK_INSTRUMENTS_ON", "").split(",")))
"""Assessments that ship switched off and that this agency has switched on, by id, after reading their notices."""
NEUTRAL_NAME = os.environ.get("RIGCHECK_NEUTRAL_NAME", "Updates")
"""The name under which this site writes to people and stands among a phone's applications: it says nothing of health,
and nothing of where it comes from."""
NEUTRAL_ICON = os.environ.get("RIGCHECK_NEUTRAL_ICON", "clock")
"""The icon beside it: `clock`, `pages`, `mark` (Rigcheck's own), or a folder of three pictures."""
AGENCY_DOMAINS = tuple(
    name.strip().lower().lstrip("@.")
    for name in os.environ.get("RIGCHECK_AGENCY_DOMAINS", "").split(",")
    if name.strip()
)
"""Mail domains of employers, with all below them: nobody is written to there."""
HERE = f"http://care.localhost:{os.environ.get('RIGCHECK_CARE_PORT', '8000')}" if LOOPBACK else f"https://{HOST_CARE}"
CARE_ADDRESS = os.environ.get("RIGCHECK_CARE_ADDRESS", HERE).rstrip("/")
"""Where this site is, as the gateway for texts and calls knows it."""
MAIL = os.environ.get("RIGCHECK_CARE_MAIL", f"folder:{DATA / 'care-mail'}" if DEMO else "")
"""Where letters are handed over: smtp://, smtps://, smtp+plain://, folder:<path>, or nothing."""
MAIL_FROM = os.environ.get("RIGCHECK_CARE_MAIL_FROM", f"updates@{HOST_CARE}")
MAIL_PASSWORD = password("RIGCHECK_CARE_MAIL_PASSWORD")
MAIL_AUTHORITY = os.environ.get("RIGCHECK_CARE_MAIL_AUTHORITY", "")
"""A file of certificates to trust for the mail server, beside the system's."""
GATEWAY = os.environ.get("RIGCHECK_GATEWAY", f"folder:{DATA / 'care-gateway'}" if DEMO else "")
"""Where texts and calls are handed over: twilio://<account>@<host>, folder:<path>, or nothing."""
GATEWAY_FROM = os.environ.get("RIGCHECK_GATEWAY_FROM", "+12025550100" if DEMO else "")
GATEWAY_PASSWORD = password("RIGCHECK_GATEWAY_PASSWORD")
GATEWAY_AUTHORITY = os.environ.get("RIGCHECK_GATEWAY_AUTHORITY", "")
PUSH_CONTACT = os.environ.get("RIGCHECK_PUSH_CONTACT", "")
"""Whom push services ask when something goes wrong (mailto: or https:). Empty: no push."""
PUSH_SERVICES = tuple(filter(None, os.environ.get("RIGCHECK_PUSH_SERVICES", "").split(","))) or SERVICES
RELAY = os.environ.get("RIGCHECK_RELAY", "")
"""Where voice goes through, with commas: turn:host:3478?transport=udp,turns:host:443?transport=tcp. Empty: no voice."""
RELAY_SECRET = password("RIGCHECK_RELAY_SECRET")
"""What the relay and this site share: docs/operate/relay.md."""
STREAMS = int(os.environ.get("RIGCHECK_STREAMS", "5000"))
"""The most live streams that one web process holds at once."""
RUN_BY = os.environ.get("RIGCHECK_RUN_BY", "the Alder Coast Responders Association (made up)" if DEMO else "")
"""Who runs this site, as it stands on printed sheets; the lead may write something else."""
