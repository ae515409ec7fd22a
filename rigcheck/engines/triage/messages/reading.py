"""The cascade: words, concepts, signs and the rules that undo them, then the weights."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from operator import concat
from typing import Final

from rigcheck.engines.triage.messages.lexicon import Lexicon, Rule, Sign, lexicon, pairs
from rigcheck.engines.triage.messages.spelling import words_of

Numbered = list[tuple[int, Rule]]
WINDOW: Final = 60
"""Words that are weighed together, so that a long text is not judged by its length."""


class Level(IntEnum):
    """How pressing; to rank by, and to choose what is offered."""

    NONE = 0
    WORRY = 1
    HEAVY = 2
    WISH = 3
    INTENT = 4
    PLAN = 5


@dataclass(frozen=True, slots=True)
class Reading:
    """Whether to offer help to the writer, how pressing it is, and why: keys of REASONS, for the writer alone."""

    offer: bool
    level: Level
    reasons: tuple[str, ...]


NOTHING: Final = Reading(offer=False, level=Level.NONE, reasons=())


@dataclass(slots=True)
class Weighed:
    """What the scan and the rules made of a text: families of signs that stand, and everything else that is weighed.

    `kinds`: a capital letter for each kind of thing that is there.
    """

    words: list[str]
    concepts: str
    kinds: str
    standing: tuple[str, ...]
    marks: tuple[str, ...]


def read(text: str) -> Reading:
    """Read one text of any length; the first 20,000 characters count."""
    book = lexicon()
    standing: dict[str, None] = {}
    is_heavy = False
    for words in _windows(book.repaired(words_of(text, book.alike))):
        found = examine(words, book)
        if score(found, book) < book.least(found.concepts, found.standing, found.marks):
            continue
        standing.update(dict.fromkeys(found.standing))
        is_heavy = True
    if standing:
        level = max(book.levels[family] for family in standing)
        return Reading(offer=True, level=Level(level), reasons=tuple(standing))
    if is_heavy:
        return Reading(offer=True, level=Level.HEAVY, reasons=("whole",))
    return NOTHING


def _windows(words: list[str]) -> list[list[str]]:
    if len(words) <= WINDOW:
        return [words]
    return [words[start : start + WINDOW] for start in range(0, len(words), WINDOW // 2)]


def examine(words: list[str], book: Lexicon) -> Weighed:
    """Scan for phrases and apply the rules to the signs they make."""
    concepts = book.concepts(words)
    standing: dict[str, None] = {}
    marks: dict[str, None] = {}
    there = frozenset(concepts)
    signs = book.candidates(there)
    rules = book.rules_for(there) if signs else []
    for sign in signs:
        mark = _judged(sign, rules, concepts, book)
        if mark == "":
            standing[sign.family] = None
        elif mark is not None:
            marks[mark] = None
    return Weighed(words, concepts, book.kinds_of(there), tuple(standing), tuple(marks))


def _judged(sign: Sign, rules: Numbered, concepts: str, book: Lexicon) -> str | None:
    """Nothing where the sign is not there, an empty text where it stands, else what remains to be weighed."""
    mark = None
    for match in sign.pattern.finditer(concepts):
        rule = _against(sign, match, rules, concepts, book)
        if rule is None and not sign.weak:
            return ""
        if rule is None or rule.doubts:
            mark = f"?{sign.family}"
        elif mark is None:
            mark = f"-{rule.name}"
    return mark


def _against(sign: Sign, match: re.Match[str], rules: Numbered, concepts: str, book: Lexicon) -> Rule | None:
    places = _places(match, concepts, book) if rules else {}
    doubt = None
    for number, rule in rules:
        place = places[rule.where]
        if number in sign.spared or not rule.pattern.search(place) or (rule.unless and rule.unless.search(place)):
            continue
        if not rule.doubts:
            return rule
        doubt = doubt or rule
    return doubt


def _places(match: re.Match[str], concepts: str, book: Lexicon) -> dict[str, str]:
    start, end = match.span()
    sentence = concepts.rfind(book.stop, 0, start) + 1
    clause = max(sentence, concepts.rfind(book.but, 0, start) + 1)
    close = concepts.find(book.stop, end)
    close = close if close >= 0 else len(concepts)
    return {
        "before": concepts[clause:start],
        "after": concepts[end:close],
        "sentence": concepts[sentence:close],
        "message": concepts,
        "quotation": _quotation(concepts, start, book),
    }


def _quotation(concepts: str, start: int, book: Lexicon) -> str:
    """What leads up to the quotation in which the sign stands; empty where it stands in none that is closed."""
    if book.quote not in concepts:
        return ""
    opened = concepts.rfind(book.quote, 0, start)
    inside = concepts.count(book.quote, 0, start) % 2 == 1 and book.quote in concepts[start:]
    return concepts[: opened + 1] + concepts[concepts.find(book.quote, start) :] if inside else ""


def score(found: Weighed, book: Lexicon) -> int:
    """What the weights say of words, concepts, neighbours, and signs that stand or are weak, doubtful or undone."""
    return sum(map(book.weights.__getitem__, book.weighed & _in_place(found))) + book.of_kinds(found.kinds)


def features(found: Weighed) -> set[str]:
    """All that is weighed. Kinds are capital letters, and nothing else is, so that no two features share a name."""
    return _in_place(found) | pairs(found.kinds)


def _in_place(found: Weighed) -> set[str]:
    """Words, concepts, neighbouring concepts, signs that stand, and marks."""
    words, concepts = found.words, found.concepts
    return {
        "",
        *words,
        *concepts,
        *map(concat, concepts, concepts[1:]),
        *map("+".__add__, found.standing),
        *found.marks,
    }
