"""How often an alias may do something: counted for the alias, so that it says nothing about the account."""

from datetime import datetime

from django.db import transaction

from rigcheck.care.groups import policies
from rigcheck.care.groups.models import Pace
from rigcheck.care.groups.policies import Act
from rigcheck.care.groups.queries.boxes import Box


@transaction.atomic
def pace(*, key: Box, who: bytes, act: Act, now: datetime) -> None:
    """Count one more of these; raises TooOften, and then nothing is counted."""
    for length, most in policies.PACES[act]:
        name, end = policies.window(now, length)
        names = [key.name("pace", who.hex(), act, name, str(number)) for number in range(most)]
        taken = set(Pace.objects.filter(id__in=names).values_list("id", flat=True))
        # Two at once want the same one: the second finds it taken, and takes the next.
        if not any(
            one not in taken and Pace.objects.get_or_create(id=one, defaults={"until": end})[1] for one in names
        ):
            raise policies.TooOften


def purge(*, now: datetime) -> None:
    """Let go of what counts no more: for the worker."""
    Pace.objects.filter(until__lt=now).delete()
