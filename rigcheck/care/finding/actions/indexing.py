"""Keeping the index in step with the directory. Rows say themselves that they changed; lines are compared."""

from collections.abc import Mapping

from django.db import transaction

from rigcheck.care.directory.queries import Kind, Told, entries, entries_of, keys_of
from rigcheck.care.finding.models import INDEX, Edition
from rigcheck.care.finding.queries.documents import document_of
from rigcheck.care.finding.queries.lines import digest
from rigcheck.outside.databases.fulltext import Search

_LINES = "lines"


@transaction.atomic
def bring_up_to_date(*, lines: Mapping[bytes, Told]) -> None:
    """Put into the index what changed since the last time: most often nothing, which takes two short questions."""
    if changed := INDEX.changed():
        _entries(changed)
    now = digest(lines)
    held = Edition.objects.filter(name=_LINES).first()
    if held is None or held.digest != now:
        INDEX.remove([hit.key for hit in INDEX.find(Search(facets=((f"kind:{Kind.LINE}",),)))])
        INDEX.put(document for document in map(document_of, lines.values()) if document)
        Edition.objects.update_or_create(name=_LINES, defaults={"digest": now})


def _entries(changed: list[bytes]) -> None:
    """Of each entry that changed, the one row that counts; where a row went, what partners say may count now."""
    told = entries_of(keys=changed)
    gone = len(told) < len(changed)
    slugs = None if gone else {one.slug for one in told}
    counting = entries(slugs=slugs)
    INDEX.remove({*changed, *keys_of(slugs=slugs or {one.slug for one in counting})})
    INDEX.put(document for document in map(document_of, counting) if document)
