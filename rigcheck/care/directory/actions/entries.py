"""Writing what this site says of entries that are no lines: counselling, assistance programmes, ways outside."""

from collections.abc import Collection, Sequence

from django.db import transaction

from rigcheck.care.directory.models import CARRIED, OURS, Entry, Kind
from rigcheck.care.directory.queries.facts import Facts, row_of
from rigcheck.care.seats.policies import verified_lead
from rigcheck.care.sessions.queries import Me

_AT_ONCE = 500


@transaction.atomic
def write_entries(*, by: Me, entries: Sequence[Facts]) -> None:
    """Write facts, each in the place of what this site said of that entry before. Raises NotFound or NotAPack."""
    verified_lead(by)
    rows = [row_of(facts, site=OURS) for facts in entries]
    Entry.objects.bulk_create(
        rows, batch_size=_AT_ONCE, update_conflicts=True, unique_fields=["id"], update_fields=CARRIED
    )


@transaction.atomic
def remove_entries(*, by: Me, slugs: Collection[str]) -> None:
    """Take back what this site said of these entries; what partners say stays. Raises NotFound."""
    verified_lead(by)
    Entry.objects.filter(site=OURS, slug__in=slugs).exclude(kind=Kind.LINE.value).delete()
