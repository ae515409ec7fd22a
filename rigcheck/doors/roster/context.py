"""What every template of roster may ask."""

from django.conf import settings
from django.http import HttpRequest

from rigcheck.roster.staff import policies


def may(request: HttpRequest) -> dict[str, dict[str, bool]]:
    """`may.administer`, `may.coordinate`, `may.figures`: what hides a button is what would refuse it."""
    user = getattr(request, "user", None)
    return {"may": policies.rights(policies.role_of(user) if user else "")}


def members_site(_: HttpRequest) -> dict[str, str]:
    """Where the members' site is, for a link; empty where nobody has said."""
    return {"members_site": settings.CARE_ADDRESS}


def signing_in(_: HttpRequest) -> dict[str, object]:
    """Whether the agency has an identity provider, what it is called, and whether a second step is needed."""
    return {
        "provider_there": bool(settings.OIDC_ADDRESS),
        "provider_name": settings.OIDC_NAME,
        "second_step_needed": settings.SECOND_STEP_NEEDED,
    }
