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
DISCLOSURE_PACKS: str = care.DISCLOSURE_PACKS
JURISDICTION: str = care.JURISDICTION
RUN_BY: str = care.RUN_BY
PARCELS = care.PARCELS
STREAMS: int = care.STREAMS
RELAY: str = care.RELAY
RELAY_SECRET: str = care.RELAY_SECRET
AGENCIES: tuple[str, ...] = care.AGENCIES
INSTRUMENTS_ON: tuple[str, ...] = care.INSTRUMENTS_ON
NEUTRAL_NAME: str = care.NEUTRAL_NAME
NEUTRAL_ICON: str = care.NEUTRAL_ICON
AGENCY_DOMAINS: tuple[str, ...] = care.AGENCY_DOMAINS
GATEWAY: str = care.GATEWAY
GATEWAY_FROM: str = care.GATEWAY_FROM
GATEWAY_PASSWORD: str = care.GATEWAY_PASSWORD
GATEWAY_AUTHORITY: str = care.GATEWAY_AUTHORITY
PUSH_CONTACT: str = care.PUSH_CONTACT
PUSH_SERVICES: tuple[str, ...] = care.PUSH_SERVICES
ROOT_URLCONF = "rigcheck.doors.roster.urls"
