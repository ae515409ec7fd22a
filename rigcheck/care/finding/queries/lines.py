"""The lines of the files as entries: they stand in the directory too, under keys of their own."""

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Final

from rigcheck.care.directory.queries import SUPPORTED, Line, Told, entry_id, facts_of, lines, row_from_line
from rigcheck.outside.files import Files

FROM_FILES: Final = "*"
"""Stands for the site in a line's key; no site has such a name."""


def standing(*, today: date, files: Files, own: str) -> Mapping[bytes, Told]:
    """Every line that is open on that day, by its key. No database is asked."""
    every = [line for country in SUPPORTED for line in lines(country=country, today=today, files=files, own=own)]
    told = [_told(line) for line in every]
    return {one.key: one for one in told}


def digest(told: Mapping[bytes, Told]) -> bytes:
    """SHA-256 of all that they say."""
    return hashlib.sha256(repr([sorted(one.facts.items()) for one in told.values()]).encode()).digest()


def _told(line: Line) -> Told:
    key, facts = entry_id(site=FROM_FILES, slug=line.id), facts_of(row_from_line(line, site=""))
    return Told(key, "", facts, unconfirmed=line.unconfirmed)  # a row does not keep who of the agency confirmed it
