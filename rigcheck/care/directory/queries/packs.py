"""Signed files of entries: a pack that another site made, and what this site publishes for its own crisis page.

The crisis page asks no database. So whatever a lead confirms is written into one signed file beside the list of keys,
and the page reads that.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final

from rigcheck.bridge.keylog import fingerprint, holding
from rigcheck.bridge.keylog.refusals import KeylogRefusal
from rigcheck.care.directory.models import Partner
from rigcheck.care.directory.policies import NotAPack, PackUnsigned
from rigcheck.care.directory.queries.facts import Facts
from rigcheck.engines.sealing.notes import open_note
from rigcheck.engines.sealing.refusals import WrongAuthor
from rigcheck.outside.files import Files

FORM: Final = 1
PUBLISHED: Final = "directory.txt"
PACK, STANDING = "pack", "standing"
SITE: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,250}", re.ASCII)
"""A host name."""
LONGEST: Final = 2_000_000
"""Letters of a pack: some thousand entries."""


@dataclass(frozen=True)
class Pack:
    """What a site says: `what` is PACK (its own entries, for others) or STANDING (all it shows, for itself).

    In a pack each of `entries` is the facts of a row; in what stands, `{"site": ..., "facts": ...}`.
    """

    what: str
    site: str
    made: date
    entries: tuple[Facts, ...]
    key: str = ""
    """In a pack: the Ed25519 key that signs it, in hex, for the first time that it is brought somewhere."""

    def written(self) -> str:
        """The text to sign, ending with a line break."""
        facts = {"form": FORM, "what": self.what, "site": self.site, "made": self.made.isoformat(), "key": self.key}
        return json.dumps({**facts, "entries": self.entries}, sort_keys=True, separators=(",", ":")) + "\n"


def signed_by(site: str) -> str:
    """The name under which a site signs its files of entries."""
    return f"{site}/directory"


def claimed(text: str) -> Pack:
    """What an unchecked pack claims to be. Raises NotAPack."""
    return _parse(text.partition("\n\n")[0], PACK)


def opened(text: str, *, what: str, site: str, public: bytes) -> Pack:
    """The pack in a file that `public` (32 bytes) signed for `site`. Raises NotAPack or PackUnsigned."""
    if len(text) > LONGEST:
        raise NotAPack
    try:
        inner = open_note(text, name=signed_by(site), public=public)
    except (WrongAuthor, ValueError) as fault:
        raise PackUnsigned from fault
    pack = _parse(inner, what)
    if pack.site != site:
        raise PackUnsigned
    return pack


def published(files: Files) -> tuple[Facts, ...]:
    """What this site has published for its own crisis page; nothing where the file is missing, damaged or not its own.

    No database is asked. The same file is checked once in each process.
    """
    text = files.read(PUBLISHED)
    if text is None:
        return ()
    try:
        log = holding.own(files)
        return _standing(text, log.name, log.public)
    except (KeylogRefusal, NotAPack, PackUnsigned):
        return ()


@lru_cache(maxsize=4)
def _standing(text: str, site: str, public: bytes) -> tuple[Facts, ...]:
    return opened(text, what=STANDING, site=site, public=public).entries


def _parse(text: str, what: str) -> Pack:
    try:
        facts: dict[str, Any] = json.loads(text)
        made = date.fromisoformat(facts["made"])
        pack = Pack(facts["what"], facts["site"], made, tuple(facts["entries"]), facts["key"])
        if facts["form"] != FORM or pack.what != what or not SITE.fullmatch(pack.site):
            raise NotAPack
        bytes.fromhex(pack.key)
    except (ValueError, TypeError, KeyError, RecursionError) as fault:
        raise NotAPack from fault
    return pack


def partners() -> list[tuple[str, str]]:
    """The sites whose packs are taken here, each with the fingerprint of its key."""
    return [(one.site, fingerprint(one.key)) for one in Partner.objects.order_by("site")]
