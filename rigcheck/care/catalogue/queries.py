"""Reading what agencies say of themselves; a file whose signature no longer stands is passed over."""

from collections.abc import Sequence
from functools import lru_cache

from rigcheck.bridge.catalogue.document import Catalogue, Group, Statement
from rigcheck.bridge.catalogue.read import agency_of, edition_of, read
from rigcheck.bridge.catalogue.refusals import CatalogueRefusal
from rigcheck.bridge.keylog import Keylog, holding
from rigcheck.bridge.keylog.refusals import KeylogRefusal
from rigcheck.engines.shifts import Pattern
from rigcheck.kernel.months import Month
from rigcheck.outside.files import Files

__all__ = ["Catalogue", "CatalogueRefusal", "Group", "Statement"]

SUFFIX = "-catalogue.txt"


def place(agency: str) -> str:
    """Under what name an agency's signed file is kept."""
    return f"{agency}{SUFFIX}"


def catalogues(*, files: Files, month: Month) -> Sequence[Catalogue]:
    """The newest facts of each agency that has sent any, by the agency's name; none where care runs alone."""
    try:
        keylog = holding.other(files)
    except KeylogRefusal:
        return []
    texts = (files.read(name) for name in files.names() if name.endswith(SUFFIX))
    facts = [_opened(text, keylog, month) for text in texts if text]
    return sorted((one for one in facts if one is not None), key=lambda one: one.name)


def edition_here(agency: str, *, files: Files) -> int:
    """The edition of an agency's facts that is here; 0 for none. Unchecked: it only keeps older ones out."""
    text = files.read(place(agency))
    return _edition(text) if text else 0


def patterns(*, files: Files, month: Month) -> Sequence[tuple[Catalogue, Pattern]]:
    """Every shift pattern that an agency has published, with the facts that it stands in."""
    return [(facts, pattern) for facts in catalogues(files=files, month=month) for pattern in facts.patterns]


@lru_cache(maxsize=32)
def _opened(text: str, keylog: Keylog, month: Month) -> Catalogue | None:
    """The facts, or None if the file is damaged or its key was ended since; checked once in each process and month."""
    try:
        return read(text, keylog=keylog, agencies=[agency_of(text)], newest=0, month=month)
    except CatalogueRefusal:
        return None


def _edition(text: str) -> int:
    try:
        return edition_of(text)
    except CatalogueRefusal:
        return 0
