"""One entry as pages show it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.utils.functional import Promise

from rigcheck.care.directory.queries import Channel, Told, channels_of
from rigcheck.care.finding.queries.names import COSTS, COUNTRIES, DOORS, KINDS, OPERATORS, WAYS
from rigcheck.care.finding.queries.needs import needs
from rigcheck.engines.hsds import LANGUAGES

Said = str | Promise


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach an entry, with what the page calls it."""

    channel: Channel
    name: Said


@dataclass(frozen=True, slots=True)
class Offer:
    """One entry with everything that its page says; `distance` in whole kilometres, None where there is none."""

    slug: str
    name: str
    kind: str
    kind_name: Said
    country: str
    organization: str
    description: str
    ways: tuple[Reach, ...]
    hours: str
    who: str
    operator_name: Said
    passes_on: str
    doors: tuple[Said, ...]
    needs: tuple[Said, ...]
    languages: tuple[Said, ...]
    cost: str
    cost_name: Said
    cost_note: str
    area: str
    place: str
    source: str
    shown: bool
    reason: str
    verified_on: date | None
    verified_by: str
    expires_on: date | None
    site: str
    standing: bool = False
    """Whether it is an emergency number or a national line, which age never hides."""
    unconfirmed: bool = False
    """Whether the page says that the agency has not confirmed it."""
    distance: int | None = field(default=None, compare=False)

    def open_on(self, today: date) -> bool:
        """Whether members see it on that day."""
        return self.standing or (self.shown and self.expires_on is not None and today < self.expires_on)


def offer_of(told: Told, *, distance: float | None = None) -> Offer:
    """The entry that these facts tell of."""
    facts = told.facts
    return Offer(
        slug=told.slug,
        name=facts["name"],
        kind=facts["kind"],
        kind_name=KINDS[facts["kind"]],
        country=str(COUNTRIES.get(facts["country"], facts["country"].upper())),
        organization=facts["organization"],
        description=facts["description"],
        ways=tuple(Reach(channel, WAYS[channel.by]) for channel in channels_of(facts["channels"])),
        hours=facts["hours"],
        who=facts["who"],
        operator_name=OPERATORS[facts["operator"]],
        passes_on=facts["passes_on"],
        doors=tuple(DOORS[door] for door in facts["doors"].split()),
        needs=tuple(needs()[need].name if need in needs() else need for need in facts["needs"].split()),
        languages=tuple(LANGUAGES.get(code, code) for code in facts["languages"].split()),
        cost=facts["cost"],
        cost_name=COSTS.get(facts["cost"], ""),
        cost_note=facts["cost_note"],
        area=facts["area"],
        place=facts["place"],
        source=facts["source"],
        shown=facts["shown"],
        reason=facts["reason"],
        verified_on=_day(facts["verified_on"]),
        verified_by=facts["verified_by"],
        expires_on=_day(facts["expires_on"]),
        site=told.site,
        standing=facts["role"] != "other",
        unconfirmed=told.unconfirmed,
        distance=None if distance is None else round(distance),
    )


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None
