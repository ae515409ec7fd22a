"""Tells whoever runs the site, before anybody needs the page, that the agency's lines cannot be used."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from rigcheck.care.directory import queries
from rigcheck.care.directory.policies import BadLines


def lines_can_be_used(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """One error where RIGCHECK_CRISIS_LINES or RIGCHECK_COUNTRY leads nowhere; the page then shows what is shipped."""
    try:
        queries.page(today=date.max, own=settings.CRISIS_LINES, home=settings.COUNTRY)
    except BadLines as fault:
        hint = "See docs/operate/settings.md. Until it is mended the crisis page shows the lines that are shipped."
        return [Error(str(fault), hint=hint, id="directory.E001")]
    return []
