"""Tells whoever runs the site that a phone could not install it."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from rigcheck.care.installing import queries


def can_be_installed(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """One error for each picture of RIGCHECK_NEUTRAL_ICON that is missing or has another size."""
    hint = "RIGCHECK_NEUTRAL_ICON: see docs/operate/settings.md."
    faults = queries.icon_faults(chosen=settings.NEUTRAL_ICON, static=settings.WEB / "static")
    return [Error(fault, hint=hint, id="installing.E001") for fault in faults]
