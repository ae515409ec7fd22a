"""Reading agencies."""

from collections.abc import Sequence

from rigcheck.roster.agencies.models import Agency


def agencies() -> Sequence[Agency]:
    """Every agency with its units."""
    return list(Agency.objects.prefetch_related("units"))
