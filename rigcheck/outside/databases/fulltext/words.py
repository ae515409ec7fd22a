"""Texts and searches as words, the same for both engines."""

import re
import unicodedata
from typing import Final

MOST_WORDS: Final = 12
"""Further words of a search are left out."""
_STOP: Final = """
a about above after again against all am an and any are as at be because been before being below between both but by
can did do does doing don down during each few for from further had has have having he her here hers herself him
himself his how i if in into is it its itself just me more most my myself no nor not now of off on once only or
other our ours ourselves out over own s same she should so some such t than that the their theirs them themselves
then there these they this those through to too under until up very was we were what when where which while who whom
why will with you your yours yourself yourselves
"""
_IGNORED: Final = frozenset(re.findall(r"\w+", _STOP))
"""Words that PostgreSQL's English dictionary does not index; asked for on either engine, they would find nothing."""

_SHORTEST_BEGINNING: Final = 3
"""Words of so many letters also find those that begin with them."""
_ENDING: Final = re.compile(r"(?<=.{5})(ations?|ions?|ings?|ors?|ers?|ists?|ies|y|ed|es|s)$")


def beginning(word: str) -> str:
    """How words begin that fit this one, so that a counsellor, counselling and counseling find each other.

    The engines' own stemmers keep these apart. Words of fewer than three letters have to be met whole: "".
    """
    stem = _ENDING.sub("", word)
    if stem != word and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem if len(word) >= _SHORTEST_BEGINNING else ""


def plain_words(text: str) -> list[str]:
    """The words of a text without accents and capitals, letters and digits only."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    return re.findall(r"[^\W_]+", "".join(sign for sign in spread if not unicodedata.combining(sign)))


def asked_words(text: str) -> list[str]:
    """The words that a search looks for, each once."""
    return [word for word in dict.fromkeys(plain_words(text)) if word not in _IGNORED][:MOST_WORDS]
