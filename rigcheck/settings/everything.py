"""Both houses in one settings module: for the type checker and the house tests only, never served."""

from rigcheck.settings import care, roster
from rigcheck.settings.care import SESSION_COOKIE as SESSION_COOKIE
from rigcheck.settings.roster import *  # noqa: F403

INSTALLED_APPS = list(dict.fromkeys([*roster.INSTALLED_APPS, *care.INSTALLED_APPS]))
SITE: str = care.SITE
ALONE: bool = care.ALONE
KEYBOX: str = care.KEYBOX
SURVEY: str = str(care.SURVEY)
COUNTRY: str = care.COUNTRY
CRISIS_LINES: str = care.CRISIS_LINES
RUN_BY: str = care.RUN_BY
AGENCIES: tuple[str, ...] = care.AGENCIES
INSTRUMENTS_ON: tuple[str, ...] = care.INSTRUMENTS_ON
ROOT_URLCONF = "rigcheck.doors.roster.urls"
