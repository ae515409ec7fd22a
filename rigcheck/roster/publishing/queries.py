"""Reading what would be published, and what was."""

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.translation import gettext

from rigcheck.bridge.catalogue.document import SMALLEST_GROUP, SMALLEST_PATTERN, Catalogue, Group
from rigcheck.bridge.catalogue.document import Statement as Said
from rigcheck.engines.shifts import TEXTS, Pattern, known_as
from rigcheck.kernel.months import Month
from rigcheck.outside.files import Files
from rigcheck.roster.agencies import queries as agencies
from rigcheck.roster.agencies.queries import Agency
from rigcheck.roster.people import queries as people
from rigcheck.roster.publishing import policies
from rigcheck.roster.publishing.models import Edition, Kind, Statement

__all__ = ["SMALLEST_GROUP", "SMALLEST_PATTERN", "Edition", "Kind", "Statement"]

REST: Final = "Everybody else"
"""What units without a group, and groups too small to be told of, are called in the file."""


def statements(agency: Agency) -> Sequence[Statement]:
    """An agency's policies and programmes, policies first, each by title."""
    return list(Statement.objects.filter(agency=agency))


def statement(agency: Agency, statement_id: int) -> Statement:
    """One of them; raises `NoSuchStatement`."""
    found = Statement.objects.filter(agency=agency, pk=statement_id).first()
    if found is None:
        raise policies.NoSuchStatement
    return found


def last_edition(agency: Agency) -> Edition | None:
    """The file published last, or None."""
    return Edition.objects.filter(agency=agency).first()


def file_name(agency: Agency) -> str:
    """Under what name the signed file is kept and taken away."""
    return f"{agency.slug}-catalogue.txt"


def signed_file(agency: Agency, *, files: Files) -> str:
    """The file published last; raises `NotPublishedYet`."""
    text = files.read(file_name(agency))
    if text is None:
        raise policies.NotPublishedYet
    return text


def facts(agency: Agency, *, edition: int, month: Month) -> Catalogue:
    """What the file would say if it were published now."""
    said = statements(agency)
    return Catalogue(
        agency=agency.slug,
        name=agency.name,
        council=agency.council.slug if agency.council else "",
        edition=edition,
        month=month,
        headcount=people.headcount(agency),
        groups=tuple(groups_to_tell(_headcounts(agency))),
        patterns=tuple(patterns_to_tell(people.patterns_of(agency))),
        policies=tuple(Said(one.title, one.text) for one in said if one.kind == Kind.POLICY),
        programmes=tuple(Said(one.title, one.text) for one in said if one.kind == Kind.PROGRAMME),
    )


def groups_to_tell(headcounts: Mapping[str, int]) -> list[Group]:
    """Groups of at least fifty, by name. Smaller ones and people without a group ("") are counted together.

    Where these together are too few as well, they are counted with the smallest group that is told of, so that
    nobody can reckon them out. An agency that is too small as a whole tells of no group.
    """
    told = {name: count for name, count in headcounts.items() if name and count >= SMALLEST_GROUP}
    rest = sum(headcounts.values()) - sum(told.values())
    if rest >= SMALLEST_GROUP:
        told[REST] = rest
    elif rest and told:
        smallest = min(told, key=lambda name: (told[name], name))
        told[f"{smallest} +"] = told.pop(smallest) + rest
    return sorted(Group(name, count) for name, count in told.items())


def patterns_to_tell(counts: Mapping[Pattern, int]) -> list[Pattern]:
    """Patterns that at least ten people work on the same days, those of most people first."""
    told = [(pattern, count) for pattern, count in counts.items() if count >= SMALLEST_PATTERN]
    return [pattern for pattern, _ in sorted(told, key=lambda one: (-one[1], one[0].cycle, one[0].anchor))]


def named(patterns: Sequence[Pattern]) -> list[tuple[str, Pattern]]:
    """Each pattern with its name in the trade; "" for a cycle that has none."""
    return [(gettext(TEXTS[known]) if (known := known_as(one)) else "", one) for one in patterns]


def _headcounts(agency: Agency) -> dict[str, int]:
    """People by the name of their unit's group; "" for those without a group or a unit."""
    in_unit = people.unit_headcounts()
    counts: dict[str, int] = {}
    for unit in agencies.units(agency):
        name = unit.group.name if unit.group else ""
        counts[name] = counts.get(name, 0) + in_unit.get(unit.pk, 0)
    counts[""] = people.headcount(agency) - sum(count for name, count in counts.items() if name)
    return counts
