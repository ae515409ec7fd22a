"""Entries that are no lines as rows tell of them: for each slug the one that counts."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError

from rigcheck.care.directory.models import OURS, Entry, Kind
from rigcheck.care.directory.policies import NotAPack
from rigcheck.care.directory.queries.facts import Facts, facts_of, row_of

_AT_ONCE: Final = 500


@dataclass(frozen=True, slots=True)
class Told:
    """What one site says of an entry: `key` is the row's, `site` empty for this site's own.

    `unconfirmed`: it stands although one source only is known and nobody of the agency has confirmed it, and says so.
    """

    key: bytes
    site: str
    facts: Facts
    unconfirmed: bool = False

    @property
    def slug(self) -> str:
        return str(self.facts["slug"])


def entries(*, slugs: Collection[str] | None = None) -> list[Told]:
    """For each slug (all, if None) of an entry that is no line what counts: our own word, else the newest check."""
    rows = Entry.objects.exclude(kind=Kind.LINE.value)
    if slugs is None:
        return _counting(rows)
    wanted = sorted(slugs)
    parts = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    return [told for part in parts for told in _counting(rows.filter(slug__in=part))]


def entries_of(*, keys: Collection[bytes]) -> list[Told]:
    """The rows with these keys, each as it stands; keys without a row are left out."""
    wanted = list(keys)
    parts = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    return [_told(row) for part in parts for row in Entry.objects.filter(id__in=part)]


def keys_of(*, slugs: Collection[str]) -> list[bytes]:
    """The keys of every row, whoever says it, of entries with these slugs."""
    wanted = sorted(slugs)
    parts = [wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE)]
    return [bytes(key) for part in parts for key in Entry.objects.filter(slug__in=part).values_list("id", flat=True)]


def areas(*, most: int) -> list[str]:
    """Up to so many areas that entries are for, by name."""
    found = Entry.objects.filter(shown=True).exclude(area="").order_by("area")
    return list(found.values_list("area", flat=True).distinct()[:most])


def fits(facts: Facts) -> bool:
    """Whether these facts can be kept: every column there, none too long, every word a known one."""
    try:
        row_of(facts, site=OURS)
    except (NotAPack, ValidationError):
        return False
    return True


def _counting(rows: Iterable[Entry]) -> list[Told]:
    best: dict[str, Entry] = {}
    for row in rows:
        held = best.get(row.slug)
        if held is None or _rank(row) > _rank(held):
            best[row.slug] = row
    return [_told(row) for row in best.values()]


def _rank(row: Entry) -> tuple[bool, bool, str]:
    return row.site == OURS, row.shown, row.verified_on


def _told(row: Entry) -> Told:
    return Told(bytes(row.id), row.site, facts_of(row))
