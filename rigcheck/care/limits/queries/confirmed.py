"""The packs as the lead looks through them: each part, its rules, and whether counsel has confirmed it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rigcheck.care.limits.models import Confirmation
from rigcheck.care.limits.queries.packs import Confirmed, library, published
from rigcheck.care.limits.queries.words import ROLES
from rigcheck.engines.disclosure import DEFAULT, Duty, Pack, Role, Rule
from rigcheck.engines.disclosure.texts import CLAIMS, RECIPIENTS
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.files import Files


@dataclass(frozen=True, slots=True)
class Row:
    """One rule in words."""

    ground: str
    duty: Duty
    to: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class PackPart:
    """What a pack says for one role. `confirmation` is None where none counts today; `stale` where the text changed."""

    pack: str
    name: str
    version: int
    applies: str
    source: str
    role: Role
    role_name: Promise
    rows: Sequence[Row]
    says: Sequence[str]
    mark: str
    here: bool
    confirmation: Confirmed | None
    stale: bool


@dataclass(frozen=True, slots=True)
class Act:
    """A confirmation that stands no longer: who confirmed, who wrote it down, and who ended it, in which month."""

    counsel: str
    lead: str
    version: int
    confirmed_on: str
    ended: str
    ended_by: str


def parts(*, files: Files, today: date) -> Sequence[PackPart]:
    """Every part of every pack but the default, this site's own jurisdiction first."""
    said = published(files)
    every = [pack for pack in library().values() if pack.id != DEFAULT]
    every.sort(key=lambda pack: (pack.id != settings.JURISDICTION, pack.id))
    return [_part(pack, role, said, today) for pack in every for role in Role if role in pack.parts]


def part(*, pack: str, role: str, files: Files, today: date) -> PackPart:
    """One part. Raises NotFound."""
    found = [one for one in parts(files=files, today=today) if (one.pack, one.role.value) == (pack, role)]
    if not found:
        raise NotFound
    return found[0]


def before(*, pack: str, role: str) -> Sequence[Act]:
    """Every confirmation of this part that another replaced or that was taken back, the newest first."""
    rows = Confirmation.objects.filter(pack=pack, role=role).exclude(ended="").order_by("-ended", "-confirmed_on", "id")
    return [Act(row.counsel, row.lead, row.version, row.confirmed_on, row.ended, row.ended_by) for row in rows]


def _part(pack: Pack, role: Role, said: Sequence[Confirmed], today: date) -> PackPart:
    part = pack.parts[role]
    ours = [one for one in said if (one.pack, one.role) == (pack.id, role.value)]
    counting = [one for one in ours if one.mark == part.mark and today.isoformat() < one.expires_on]
    return PackPart(
        pack=pack.id,
        name=pack.name,
        version=pack.version,
        applies=pack.applies,
        source=pack.source,
        role=role,
        role_name=ROLES[role],
        rows=[_row(rule) for rule in part.rules.values()],
        says=part.says,
        mark=part.mark,
        here=pack.id == settings.JURISDICTION,
        confirmation=counting[0] if counting else None,
        stale=bool(ours) and not counting,
    )


def _row(rule: Rule) -> Row:
    to = ", ".join(_(RECIPIENTS[one]) for one in rule.to)
    return Row(_(CLAIMS[rule.ground]), rule.duty, to, rule.source, rule.confidence.value)
