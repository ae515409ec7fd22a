"""What every template of roster may ask."""

from django.http import HttpRequest

from rigcheck.roster.staff import policies


def may(request: HttpRequest) -> dict[str, dict[str, bool]]:
    """`may.administer`, `may.coordinate`, `may.figures`: what hides a button is what would refuse it."""
    user = getattr(request, "user", None)
    return {"may": policies.rights(policies.role_of(user) if user else "")}
