"""Marks text for translation on the floors below Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def gettext_noop(message: str) -> str:
    """Give the text back unchanged; the name tells the extraction tools to collect it.

    Engines keep their English sentences in a `texts` module, each wrapped in this. A room shows one by
    `gettext(text) % params`. The name is Django's own, so its extraction needs no extra setting.
    """
    return message


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an engine says something: a code that its `texts` module words, and the numbers for it."""

    code: str
    params: Mapping[str, int | float | str] = field(default_factory=dict)
