"""The file of words, signs, rules and weights, read once, and the scan that finds its phrases."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import combinations
from typing import Any

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from rigcheck.engines.triage.messages.spelling import mended, slips


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that a message may show. `spared`: rules that cannot undo it. `weak`: the weights decide.

    Of the concepts in each of `needs` every match holds one: so most signs need not be tried.
    """

    family: str
    pattern: re.Pattern[str]
    spared: frozenset[int]
    weak: bool
    needs: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """What undoes a sign, or with `doubts` leaves it to the weights. Of `needs` every match holds one."""

    name: str
    where: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    doubts: bool
    needs: frozenset[str]


class Lexicon:
    """Words to concepts (one character each), and what follows from those."""

    def __init__(self, written: Mapping[str, Any]) -> None:
        phrases: list[list[str]] = written["phrases"]
        self.alike: Mapping[str, str] = written["alike"]
        self.unknown, self.stop, self.quote, self.but = written["marks"]
        self.known = frozenset(word for phrase, _ in phrases for word in phrase.split())
        self.mends = slips(written["spelling"]["words"], self.known.union(written["spelling"]["spared"]))
        self._means = [means for _, means in phrases]
        self._scan = AhoCorasick(
            [f" {phrase.replace(' ', '  ')} " for phrase, _ in phrases],
            matchkind=MatchKind.LeftmostLongest,
            implementation=Implementation.ContiguousNFA,
        )
        self.rules = tuple(_rule(entry) for entry in written["rules"])
        self.signs = tuple(_sign(entry) for entry in written["signs"])
        self.levels: Mapping[str, int] = written["levels"]
        self._masks = _masks(self.signs)
        self.weights: Mapping[str, int] = written["weights"]
        self.weighed = frozenset(self.weights)
        self.kinds: Mapping[str, str] = written["kinds"]
        self.shop = frozenset(written["shop"])
        self._of_kinds: dict[str, int] = {}
        self._least: tuple[int, ...] = tuple(written["least"])

    def repaired(self, words: list[str]) -> list[str]:
        """The same words, those that nobody knows mended."""
        known, mends = self.known, self.mends
        return [word if word in known else mended(word, known, mends) for word in words]

    def concepts(self, words: list[str]) -> str:
        """One character for each thing that the words stand for, in order; words left out give nothing."""
        if not words:
            return ""
        text = f" {'  '.join(words)} "
        found: list[str] = []
        at, unknown, means = 0, self.unknown, self._means
        for number, start, end in self._scan.find_matches_as_indexes(text):
            if start > at:
                found.append(unknown * (text.count("  ", at, start - 1) + 1))
            found.append(means[number])
            at = end
        if at < len(text):
            found.append(unknown * (text.count("  ", at, len(text)) + 1))
        return "".join(found)

    def rules_for(self, there: Set[str]) -> list[tuple[int, Rule]]:
        """The rules of which something that they cannot do without is there, with their numbers."""
        return [(number, rule) for number, rule in enumerate(self.rules) if not rule.needs.isdisjoint(there)]

    def least(self, concepts: str, standing: Collection[str], marks: Iterable[str]) -> int:
        """The score from which an offer is made: less where a sign stands, more where duty is spoken of or one fell."""
        is_plain = self.shop.isdisjoint(concepts) and not any(mark[0] == "-" for mark in marks)
        plain, else_ = self._least[2:] if standing else self._least[:2]
        return plain if is_plain else else_

    def kinds_of(self, there: Set[str]) -> str:
        """The kinds of things that are there, a capital letter each, in order of the alphabet."""
        kinds = self.kinds
        return "".join(sorted({kinds[char] for char in there if char in kinds}))

    def of_kinds(self, found: str) -> int:
        """What the weights say of kinds, each for itself and each two together; kept, for the same ones come again."""
        if found not in self._of_kinds:
            self._of_kinds[found] = sum(self.weights.get(name, 0) for name in pairs(found))
        return self._of_kinds[found]

    def candidates(self, there: Set[str]) -> list[Sign]:
        """The signs of which all that they cannot do without is there, in the order of the file."""
        masks, met, size = self._masks, 0, len(self.signs)
        for char in there & masks.keys():
            met |= masks[char]
        left = met & met >> size & met >> 2 * size
        found = []
        while left:
            lowest = left & -left
            found.append(self.signs[lowest.bit_length() - 1])
            left ^= lowest
        return found


def _masks(signs: tuple[Sign, ...]) -> dict[str, int]:
    """The needs that each concept meets: bit n for the first of sign n, then as many for the second and the third."""
    masks: dict[str, int] = {}
    for number, sign in enumerate(signs):
        for place, need in enumerate(sign.needs):
            for char in need:
                masks[char] = masks.get(char, 0) | 1 << number + place * len(signs)
    return masks


def pairs(kinds: str) -> set[str]:
    """Kinds, each for itself and each two together."""
    return {*kinds, *map("".join, combinations(kinds, 2))}


def _rule(entry: Mapping[str, Any]) -> Rule:
    unless = re.compile(entry["unless"]) if entry["unless"] else None
    return Rule(
        entry["name"], entry["where"], re.compile(entry["pattern"]), unless, entry["doubts"], frozenset(entry["needs"])
    )


def _sign(entry: Mapping[str, Any]) -> Sign:
    first, second, third = entry["needs"]
    spared = frozenset(entry["spared"])
    return Sign(entry["family"], re.compile(entry["pattern"]), spared, entry["weak"], (first, second, third))


@cache
def lexicon() -> Lexicon:
    """The shipped file."""
    return Lexicon(
        json.loads(files("rigcheck.engines.triage").joinpath("data/messages/reading.json").read_text(encoding="utf-8"))
    )
