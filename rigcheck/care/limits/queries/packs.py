"""The packs of rules at hand, and which parts of them counsel has confirmed. No database is asked.

What a lead writes down is published as one signed file beside the list of keys, as the directory's checks are: notices
are read from that, so that whoever changes a table does not change what a member is told.
"""

import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final

from django.conf import settings

from rigcheck.bridge.keylog import holding
from rigcheck.bridge.keylog.refusals import KeylogRefusal
from rigcheck.engines.disclosure import DamagedPack, Library, shipped, with_own
from rigcheck.engines.sealing.notes import open_note
from rigcheck.engines.sealing.refusals import WrongAuthor
from rigcheck.outside.files import Files

PUBLISHED: Final = "disclosures.txt"
FORM: Final = 1


@dataclass(frozen=True, slots=True)
class Confirmed:
    """One confirmation as it is published; days as 2026-11-22."""

    pack: str
    version: int
    role: str
    mark: str
    counsel: str
    lead: str
    confirmed_on: str
    expires_on: str


@cache
def named(own: str) -> Library:
    """The shipped packs, and those in the agency's file or folder `own` ("" for none). Raises DamagedPack."""
    if not own:
        return shipped()
    place = Path(own)
    paths = sorted(place.glob("*.toml")) if place.is_dir() else [place]
    try:
        return with_own(tuple(path.read_text(encoding="utf-8") for path in paths))
    except (OSError, ValueError) as fault:
        raise DamagedPack(f"{own} cannot be read: {fault}") from fault


def library() -> Library:
    """The packs that this site knows; the shipped ones where its own cannot be used. This never fails.

    Whoever runs the site is told at the next start (checks).
    """
    try:
        return named(settings.DISCLOSURE_PACKS)
    except DamagedPack:
        return shipped()


def written(confirmed: tuple[Confirmed, ...], *, site: str) -> str:
    """The text of confirmations to sign, ending with a line break."""
    facts = {"form": FORM, "site": site, "confirmed": [asdict(one) for one in confirmed]}
    return json.dumps(facts, sort_keys=True, separators=(",", ":")) + "\n"


def signed_by(site: str) -> str:
    """The name under which a site signs its confirmations."""
    return f"{site}/disclosures"


def published(files: Files) -> tuple[Confirmed, ...]:
    """Every confirmation that this site has published; none where the file is missing, damaged or not its own."""
    text = files.read(PUBLISHED)
    if text is None:
        return ()
    try:
        log = holding.own(files)
    except KeylogRefusal:
        return ()
    return _opened(text, log.name, log.public)


def marks(*, files: Files, today: date) -> frozenset[str]:
    """The marks of the parts whose confirmation counts on that day."""
    day = today.isoformat()
    return frozenset(one.mark for one in published(files) if one.confirmed_on <= day < one.expires_on)


@lru_cache(maxsize=4)
def _opened(text: str, site: str, public: bytes) -> tuple[Confirmed, ...]:
    try:
        facts: dict[str, Any] = json.loads(open_note(text, name=signed_by(site), public=public))
        if facts["form"] != FORM or facts["site"] != site:
            return ()
        return tuple(Confirmed(**one) for one in facts["confirmed"])
    except (WrongAuthor, ValueError, TypeError, KeyError):
        return ()
