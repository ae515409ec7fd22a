"""Needs that people search by: data, with the words by which a need is suggested for an entry."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rigcheck.outside.databases.fulltext import plain_words


@dataclass(frozen=True, slots=True)
class Need:
    """One need: its id, its name on the page, and beginnings of words that suggest it."""

    id: str
    name: str
    words: tuple[str, ...]


@cache
def needs() -> Mapping[str, Need]:
    """Every need by id, in the order of the page."""
    text = (files("rigcheck.care.finding") / "data" / "needs.toml").read_text(encoding="utf-8")
    read = [Need(one["id"], one["name"], tuple(one["words"])) for one in tomllib.loads(text)["need"]]
    return {need.id: need for need in read}


def suggested(text: str) -> tuple[str, ...]:
    """The needs whose words a text holds, in the order of the page."""
    told = f" {' '.join(plain_words(text))}"
    return tuple(need.id for need in needs().values() if any(f" {word}" in told for word in need.words))
