"""What both sides share: no database, no key and no cookie is decided here."""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from csp.constants import NONE, SELF

from rigcheck.shell.headers import static_headers


def static_version(folder: Path) -> str:
    """Twelve hex digits over every static file, so that a changed file has a new address and may be kept for ever."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(str(path.relative_to(folder)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("RIGCHECK_DATA", ROOT / ".data"))
WEB = ROOT / "web"
OPERATOR = Path(os.environ.get("RIGCHECK_OPERATOR", DATA / "operator.toml"))
"""What only people know of this site, for the doctor: who runs it, who holds the backups, what was signed."""
os.umask(0o077)
"""Databases, write-ahead logs and secrets: what this program writes is for its own user alone."""

DEBUG = False
DEMO = os.environ.get("RIGCHECK_DEMO") == "1"
"""The demonstration: fictional data, loopback http, a tour page that may frame this site's own pages."""
LOOPBACK = DEMO or os.environ.get("RIGCHECK_LOOPBACK") == "1"
"""Served over plain http on this machine only: cookies lose their Secure prefix."""
HOST_CARE = os.environ.get("RIGCHECK_CARE_HOST", "care.localhost")
HOST_ROSTER = os.environ.get("RIGCHECK_ROSTER_HOST", "roster.localhost")
ENGINE = os.environ.get("RIGCHECK_ENGINE", "sqlite")
"""Where rows live: `sqlite` (embedded default) or `postgresql` (past one machine)."""

PRAGMAS = (
    f"PRAGMA journal_mode=WAL;PRAGMA synchronous={'OFF' if DEMO else 'FULL'};PRAGMA busy_timeout=20000;"
    "PRAGMA foreign_keys=ON;PRAGMA secure_delete=ON;"
)
"""FULL: a check-in that was acknowledged survives a power cut; fiction need not. secure_delete overwrites."""

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "rigcheck.settings.formats"
LANGUAGES = [("en", "English")]
"""Only those that are translated: a page that says it is in Spanish while it is in English is read out as noise."""
USE_I18N = True

STATIC_VERSION = static_version(WEB / "static")
STATIC_URL = f"/static/{STATIC_VERSION}/"
STATICFILES_DIRS = [WEB / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"."
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_ADD_HEADERS_FUNCTION = static_headers
WASM_WORKER = "sealing/argon2-worker.js"

FORM_RENDERER = "django.forms.renderers.DjangoTemplates"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF] if DEMO else [NONE],
        "frame-ancestors": [SELF] if DEMO else [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    },
}
CSRF_FAILURE_VIEW = "rigcheck.shell.errors.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN" if DEMO else "DENY"
SECURE_REFERRER_POLICY = "same-origin"
"""Nothing to other sites. Under no-referrer a browser sends `Origin: null` with our own plain forms, which Django then
refuses: every form without a script would answer 403."""
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_HSTS_SECONDS = 0 if LOOPBACK else 63072000
SECURE_SSL_REDIRECT = False

SILENCED_SYSTEM_CHECKS: list[str] = ["security.W004", "security.W008"]


def templates(*more: str, also: Sequence[Path] = ()) -> list[dict[str, object]]:
    """The template engine; that a side stays in its own tree and the shell's is a house test.

    `also`: folders below it in which a library looks for pages by names of its own.
    """
    return [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "DIRS": [WEB / "templates", *also],
            "APP_DIRS": False,
            "OPTIONS": {
                "context_processors": [
                    "django.template.context_processors.request",
                    "django.template.context_processors.i18n",
                    "rigcheck.shell.context.site",
                    *more,
                ],
                "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
            },
        }
    ]


def secret(name: str) -> str:
    """A key from RIGCHECK_<NAME>, or from the file named there; made once under DATA otherwise.

    Raises `OSError` where the data folder cannot be written.
    """
    if value := os.environ.get(f"RIGCHECK_{name.upper()}"):
        return value
    path = Path(os.environ.get(f"RIGCHECK_{name.upper()}_FILE", DATA / "secrets" / name))
    if not path.exists():
        _draw_secret(path)
    return path.read_text().strip()


def password(name: str) -> str:
    """A password that somebody else gave us, from the variable `name` or the file that `name`_FILE names; "" without.

    Raises `OSError` where that file cannot be read.
    """
    if path := os.environ.get(f"{name}_FILE"):
        return Path(path).read_text().strip()
    return os.environ.get(name, "")


def _draw_secret(path: Path) -> None:
    """Put a fresh key at `path`, whole or not at all; of two processes that start together, one wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    drawn = path.with_name(f"{path.name}.{os.getpid()}")
    drawn.touch(mode=0o600)
    drawn.write_text(os.urandom(32).hex())
    with suppress(FileExistsError):
        os.link(drawn, path)
    drawn.unlink()


def logging(side: str) -> dict[str, object]:
    """Logs name the event and the hour's outcome; never an address, a query string or a body."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"format": f"{side} %(levelname)s %(name)s: %(message)s"}},
        "filters": {"no_address": {"()": "rigcheck.shell.logs.NoAddress"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain", "filters": ["no_address"]}},
        # A missing page would be logged with its address; what somebody looked for is theirs.
        "loggers": {"django.request": {"level": "ERROR"}},
        "root": {"handlers": ["console"], "level": "WARNING"},
    }


def database(name: str) -> dict[str, object]:
    """The one database of a side, called `name`, on the engine that RIGCHECK_ENGINE chooses."""
    if ENGINE == "postgresql":
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": os.environ.get(f"RIGCHECK_{name.upper()}_DB", f"rigcheck_{name}"),
            "HOST": os.environ.get("PGHOST", ""),
            "PORT": os.environ.get("PGPORT", ""),
            "USER": os.environ.get("PGUSER", ""),
            "PASSWORD": os.environ.get("PGPASSWORD", ""),
            "CONN_MAX_AGE": None,
            "CONN_HEALTH_CHECKS": True,
            # As long as on SQLite: whoever waits for a lock is told "busy just now" and does not wait for ever.
            "OPTIONS": {"options": "-c lock_timeout=20s"},
        }
    return {
        "ENGINE": "rigcheck.outside.databases.sqlite",
        "NAME": DATA / f"{name}.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": PRAGMAS},
        "TEST": {"NAME": DATA / f"test-{name}-{os.getpid()}.sqlite3"},
    }


def base_middleware(*own: str) -> list[str]:
    """What both sides do to each request, then what a side adds."""
    return [
        "rigcheck.shell.headers.behind_tls",
        "django.middleware.security.SecurityMiddleware",
        "whitenoise.middleware.WhiteNoiseMiddleware",
        "csp.middleware.CSPMiddleware",
        "rigcheck.shell.headers.private",
        "django.middleware.locale.LocaleMiddleware",
        "django.middleware.common.CommonMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
        "rigcheck.shell.errors.plain_words",
        *own,
    ]
