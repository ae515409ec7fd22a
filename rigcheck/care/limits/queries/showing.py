"""What other rooms ask: the notice before the first word, and whether something may be passed on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.utils.translation import gettext as _

from rigcheck.care.directory import queries as directory
from rigcheck.care.limits.queries.packs import library, marks
from rigcheck.engines import disclosure
from rigcheck.engines.disclosure import Decision, Duty, Ground, Line, Recipient, Role
from rigcheck.outside.files import Files

COMPARED: Final = (Role.PEER, Role.CHAPLAIN, Role.CLINICIAN)


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice in the reader's language: `must`, `may` and `never` finish the sentence "that ..." or name a thing.

    `first`: who listens, and whose own duties may go further; it stands above the rest and is never folded away.

    `is_default`: nobody's counsel has confirmed anything for this role here; `partly`: the default still stands in some
    places. `version` is kept by whoever has to know what a member was shown.
    """

    role: Role
    must: Sequence[str]
    may: Sequence[str]
    never: Sequence[str]
    first: Sequence[str]
    about: Sequence[str]
    stored: str
    says: Sequence[str]
    version: str
    is_default: bool
    partly: bool
    place: str


def notice(*, role: Role, files: Files, today: date, jurisdiction: str = "") -> Notice:
    """What somebody is shown before the first word with a peer, chaplain, clinician, group or moderator.

    `jurisdiction` is the id of a pack; this site's own where it is empty. No database is asked, and it never fails.
    """
    place, packs = jurisdiction or settings.JURISDICTION, library()
    found = disclosure.notice(
        role=role,
        jurisdiction=place,
        country=settings.COUNTRY,
        confirmed=marks(files=files, today=today),
        library=packs,
    )
    return Notice(
        role=role,
        must=_said(found.must),
        may=_said(found.may),
        never=_said(found.never),
        first=[_(disclosure.text_of(key)) for key in found.first],
        about=[_(disclosure.text_of(key)) for key in found.about],
        stored=_(disclosure.text_of(found.stored)),
        says=found.says,
        version=found.version,
        is_default=found.is_default,
        partly=found.partly,
        place=packs[place].name if place in packs and place != disclosure.DEFAULT else "",
    )


def gate(
    *, role: Role, ground: Ground, to: Recipient, now: bool, files: Files, today: date, jurisdiction: str = ""
) -> Decision:
    """Whether somebody in this role may pass something on. From the same rules as the notice."""
    return disclosure.may_disclose(
        role=role,
        ground=ground,
        to=to,
        now=now,
        jurisdiction=jurisdiction or settings.JURISDICTION,
        confirmed=marks(files=files, today=today),
        library=library(),
    )


def own_duties() -> str:
    """That some of those who listen may be bound by duties of their own."""
    return _(disclosure.text_of("about-own-duties"))


def _said(lines: Sequence[Line]) -> list[str]:
    return [_(disclosure.text_of(line.text)) for line in lines]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a peer, a chaplain and a clinician (COMPARED) do alike, and where they differ, each in their order."""

    must: Sequence[str]
    may: Sequence[str]
    never: Sequence[str]
    differ: Sequence[tuple[str, Sequence[Duty]]]


def side_by_side(*, files: Files, today: date) -> Compared:
    """Peer, chaplain and clinician on this site, side by side. No database is asked."""
    confirmed, packs = marks(files=files, today=today), library()
    found = [
        disclosure.notice(role=role, jurisdiction=settings.JURISDICTION, confirmed=confirmed, library=packs)
        for role in COMPARED
    ]
    rows = [
        (_(disclosure.text_of(row[0].text)), [line.duty for line in row])
        for row in zip(*(one.lines for one in found), strict=True)
    ]
    alike = {duty: [text for text, duties in rows if set(duties) == {duty}] for duty in Duty}
    differ = [(text, duties) for text, duties in rows if len(set(duties)) > 1]
    return Compared(alike[Duty.MUST], alike[Duty.MAY], alike[Duty.NEVER], differ)


@dataclass(frozen=True, slots=True)
class ActNow:
    """The lines that the page "Act now" needs; no database is asked for them."""

    emergency: directory.Line
    national: directory.Line


def act_now(*, files: Files, today: date) -> ActNow:
    """What `care/limits/_act_now.html` shows, for every room where somebody listens. This never fails."""
    page = directory.page_at_hand(today=today, own=settings.CRISIS_LINES, home=settings.COUNTRY, files=files)
    return ActNow(page.here.emergency, page.here.national)
