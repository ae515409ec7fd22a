"""Tells whoever runs the site, before anybody needs them, that the agency's packs of rules cannot be used."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error

from rigcheck.care.limits.queries.packs import named
from rigcheck.engines.disclosure import DEFAULT, DamagedPack


def packs_can_be_used(app_configs: Sequence[Any] | None, **_: Any) -> list[CheckMessage]:
    """One error where RIGCHECK_DISCLOSURE_PACKS or RIGCHECK_JURISDICTION leads nowhere; the default then stands.

    And where rules and lines are those of two countries: "Act now" would name the wrong emergency number.
    """
    hint = "See docs/operate/disclosure-packs.md. Until it is mended the cautious default stands."
    try:
        library = named(settings.DISCLOSURE_PACKS)
    except DamagedPack as fault:
        return [Error(str(fault), hint=hint, id="limits.E001")]
    if settings.JURISDICTION not in (DEFAULT, *library):
        return [Error(f"There is no pack of rules for {settings.JURISDICTION!r}.", hint=hint, id="limits.E002")]
    country = library[settings.JURISDICTION].country
    if country and country != settings.COUNTRY:
        said = f"RIGCHECK_JURISDICTION is {settings.JURISDICTION!r}, RIGCHECK_COUNTRY is {settings.COUNTRY!r}."
        return [Error(said, hint="Act now would name the wrong emergency number: set both.", id="limits.E003")]
    return []
