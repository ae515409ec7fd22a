"""From what somebody typed to plain words: small letters without accents, tricks and stretched or mended spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

MOST: Final = 20_000
"""Characters that are read; what follows them is not."""
STOP: Final = ";"
QUOTE: Final = '"'
LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"

_MARKS: Final = re.compile(
    "[\u0300-\u036f\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]"
)
_SINGLE_QUOTES: Final = re.compile(r"(^|[ \t\n\r\f\v:,(])'([^'\n]+(?:[a-z]'[a-z][^'\n]*)*)'(?=\Z|[ \t\n\r\f\v.,!?;)])")
_STOPS: Final = re.compile(r"[.!?;\n\r]+")
_DOTTED: Final = re.compile(r"\b[a-z](?:[ .\-_*][a-z]){3,}\b", re.ASCII)
_NUMBER: Final = re.compile(r"([0-9])\.([0-9])")
_WORDS: Final = re.compile(r'[a-z0-9]+|[;"]')
_INSIDE: Final = re.compile(r"([a-z])([*!@$])(?=[a-z])")
_LEADING: Final = re.compile(r"\$(?=[a-z])")
_STRETCHED: Final = re.compile(r"([a-z])\1\1+")
_DIGIT: Final = re.compile("[0-9]")
_SIGNS: Final[Mapping[str, str]] = {"*": "", "!": "i", "@": "a", "$": "s"}
_DIGITS: Final = str.maketrans("013457", "oieast")


def plain(text: str, alike: Mapping[str, str]) -> str:
    """The text in ASCII small letters; `alike` gives the plain form of letters and pictures that stand for others."""
    text = text[:MOST]
    if not text.isascii():
        text = "".join(alike.get(char, char) for char in _MARKS.sub("", unicodedata.normalize("NFKD", text)))
        text = "".join(char if char.isascii() else " " for char in unicodedata.normalize("NFKD", text))
    return text.lower()


def words_of(text: str, alike: Mapping[str, str]) -> list[str]:
    """The words of a text in order, with STOP between sentences and QUOTE where a quotation begins or ends."""
    text = plain(text, alike)
    if "'" in text:
        text = _SINGLE_QUOTES.sub(r'\1"\2"', text).replace("'", "")
    text = _DOTTED.sub(_joined, text)
    if "." in text:
        text = _NUMBER.sub(r"\1\2", text)
    if "*" in text or "!" in text or "@" in text or "$" in text:
        text = _LEADING.sub("s", _INSIDE.sub(_letter, text))
    return _WORDS.findall(_STOPS.sub(STOP, text))


def _joined(spaced: re.Match[str]) -> str:
    return "".join(letter for letter in spaced[0] if letter in LETTERS)


def _letter(found: re.Match[str]) -> str:
    return found[1] + _SIGNS[found[2]]


def mended(word: str, known: Collection[str], mends: Mapping[str, str]) -> str:
    """The word that an unknown one most likely stands for; the word itself where nothing is near."""
    for form in _forms(word):
        if form in known:
            return form
        if form in mends:
            return mends[form]
    return word


def _forms(word: str) -> Iterator[str]:
    yield word
    if _STRETCHED.search(word):
        yield _STRETCHED.sub(r"\1", word)
        yield _STRETCHED.sub(r"\1\1", word)
    if word.endswith("s"):
        yield word[:-1]
    if _DIGIT.search(word) and not word.isdigit():
        yield word.translate(_DIGITS)


def slips(words: Iterable[str], spared: Collection[str]) -> dict[str, str]:
    """Every spelling one slip away from one of the words, and that word; not those that are words of their own."""
    found: dict[str, str] = {}
    for word in words:
        for near in _near(word):
            if near not in spared:
                found.setdefault(near, word)
    return found


def _near(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
