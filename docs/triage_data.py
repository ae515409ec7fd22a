"""Writes rigcheck/engines/triage/data/messages/reading.json, and the browser's copy of it, from the files beside it.

Those in TOML are written by people; weights.json is written by bench/measuring/triage_weights.py.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from re import _constants as kinds  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
WRITTEN = ROOT / "rigcheck/engines/triage/data/messages"
COPIES = ("rigcheck/engines/triage/data/messages/reading.json", "web/static/care/triage/reading.json")
MARKS = {"_": "_", "stop": ";", "quoted": '"'}
PERSONS = ("ownkin", "he", "him", "kin", "pt", "you", "we", "everyone", "somebody", "nobody", "his", "self3", "self2")
LEVELS = ("none", "worry", "heavy", "wish", "intent", "plan")
ONLY = "~%"
"""Marks of signs to which alone some rules apply; a rule that names one of these spares every other sign."""
NO_OFFER = [10**9, 10**9, 0, 0]
FIRST_CHARACTER = 0x100
SHORTEST_PLURAL = 4


def toml(name: str) -> dict[str, Any]:
    """One of the files written by hand."""
    return tomllib.loads((WRITTEN / f"{name}.toml").read_text(encoding="utf-8"))


def spelled_out(text: str) -> Iterator[str]:
    """Every phrase of a list: [a|b] gives either."""
    flat = " ".join(text.split()).strip(", ")
    for phrase in re.split(r",\s*(?![^\[]*\])", flat):
        parts = [part.split("|") for part in re.split(r"[\[\]]", phrase)]
        # What stands outside brackets may hold no bar, so that each part is a choice of one or of several.
        for choice in product(*parts):
            yield " ".join("".join(choice).split())


class Names:
    """A character for each concept; a name that no list defines is a word of its own."""

    def __init__(self, concepts: Mapping[str, str], left_out: set[str]) -> None:
        self.of = dict(MARKS)
        self.left_out = left_out
        self.phrases: dict[str, str] = {}
        for key, text in concepts.items():
            means = "".join(self.char(name) for name in key.split())
            for phrase in spelled_out(text):
                # The first list that names a phrase keeps it.
                self.phrases.setdefault(phrase, means)
        self._plurals()
        self.phrases.update({mark: mark for mark in MARKS.values() if mark != "_"})
        for phrase in sorted(left_out):
            self.phrases.setdefault(phrase, "")

    def _plurals(self) -> None:
        """A word that only stands inside phrases, as "ropes" in "ropes course", means what it means without its s."""
        inside = {word for phrase in self.phrases for word in phrase.split()}
        for word in sorted(inside.difference(self.phrases)):
            if word.endswith("s") and word[:-1] in self.phrases and len(word) >= SHORTEST_PLURAL:
                self.phrases[word] = self.phrases[word[:-1]]

    def char(self, name: str) -> str:
        """The character of a concept, new where it has none."""
        return self.of.setdefault(name, chr(FIRST_CHARACTER + len(self.of)))

    def word(self, name: str) -> str:
        """What stands for a name in a pattern: a concept, or else what its word stands for."""
        if name not in self.of:
            if name in self.phrases:
                return self.phrases[name]
            self.phrases[name] = self.char(name)
        return self.of[name]


def compiled(pattern: str, pieces: Mapping[str, str], names: Names, gap: str) -> str:
    """A pattern of names as a regular expression over characters."""
    for _ in range(3):
        pattern = re.sub(r"<(\w+)>", lambda found: f"({pieces[found[1]]})", pattern)
    pattern = re.sub(r"(?<!\.)\.\.\.(?!\.)", f"{gap}{{0,4}}", pattern)
    pattern = re.sub(r"(?<!\.)\.\.(?!\.)", f"{gap}{{0,2}}", pattern)
    pattern = re.sub(r"(?<!\.)\.(?=[{*])", "[^;]", pattern)
    pattern = re.sub(r"\{([^0-9{}][^{}]*)\}", r"[\1]", pattern)
    pattern = re.sub(r"[a-z][a-z0-9]*|\b_\b", lambda found: names.word(found[0]), pattern)
    return pattern.replace("(", "(?:").replace("(?:?:", "(?:").replace(" ", "")


def needs(pattern: str, common: Mapping[str, int]) -> list[str]:
    """Three sets of characters of each of which every match holds at least one, the rarest first; with fewer, again."""
    choices = {"".join(sorted(choice)) for choice in _needed(parser.parse(pattern))}
    if not choices:
        raise ValueError(f"{pattern} needs nothing in particular.")
    ranked = sorted(choices, key=lambda choice: (sum(common.get(char, 1) for char in choice), choice))
    return (ranked * 3)[:3] if len(ranked) < 3 else ranked[:3]


def _needed(parsed: Any) -> Iterator[set[str]]:
    for kind, value in parsed:
        if kind is kinds.LITERAL:
            yield {chr(value)}
        elif kind is kinds.IN and all(part is kinds.LITERAL for part, _ in value):
            yield {chr(char) for _, char in value}
        elif kind is kinds.SUBPATTERN:
            yield from _needed(value[3])
        elif kind is kinds.MAX_REPEAT and value[0]:
            yield from _needed(value[2])
        elif kind is kinds.BRANCH:
            branches = [list(_needed(branch)) for branch in value[1]]
            if all(branches):
                yield set().union(*(min(each, key=len) for each in branches))


def reading() -> dict[str, Any]:
    """The whole file."""
    files = ("words", "signs", "rules", "spelling", "weighing")
    words, signs, rules, spelling, weighing = map(toml, files)
    names = Names(words["concepts"], set(spelled_out(words["left-out"]["words"])))
    spares = {mark: {at for at, rule in enumerate(rules["rule"]) if mark in rule["spares"]} for mark in "!@"}
    spares |= {mark: {at for at, rule in enumerate(rules["rule"]) if rule.get("only") == mark} for mark in ONLY}
    apart = [names.of[name] for name in [*PERSONS, "neg", "but"] if name in names.of]
    gap = "[^" + "".join([*MARKS.values()][1:] + apart) + "]"
    common = dict(_shares(weighing["shares"], names)) | {"_": 90, ";": 60, '"': 4}
    made_rules = [_rule(entry, rules["pieces"], names, common) for entry in rules["rule"]]
    made_signs = [
        _sign(family, text, signs["pieces"], names, gap, spares, common)
        for family, group in signs.items()
        if family != "pieces"
        for text in group["signs"]
    ]
    trained = json.loads((WRITTEN / "weights.json").read_text()) if (WRITTEN / "weights.json").exists() else {}
    return {
        "marks": ["_", ";", '"', names.of["but"]],
        "levels": {family: LEVELS.index(group["level"]) for family, group in signs.items() if family != "pieces"},
        "alike": spelling["alike"],
        "spelling": {
            "words": spelling["words"].split(),
            "spared": spelling["spared"].split(),
        },
        "phrases": [[phrase, means] for phrase, means in names.phrases.items()],
        "rules": made_rules,
        "signs": made_signs,
        "weights": trained.get("weights", {}),
        "kinds": _kinds(weighing["kinds"], names),
        "shop": "".join(names.of[name] for name in weighing["shop"].split()),
        "least": trained.get("least", NO_OFFER),
    }


def _kinds(kinds: Mapping[str, str], names: Names) -> dict[str, str]:
    """Concepts and the capital letter of the kind they belong to."""
    letters = {kind: chr(ord("A") + at) for at, kind in enumerate(kinds)}
    return {names.of[name]: letters[kind] for kind, listed in kinds.items() for name in listed.split()}


def _shares(text: str, names: Names) -> Iterator[tuple[str, int]]:
    for pair in text.split():
        name, share = pair.split(":")
        yield names.word(name), int(share)


def _rule(
    entry: Mapping[str, Any], pieces: Mapping[str, str], names: Names, common: Mapping[str, int]
) -> dict[str, Any]:
    pattern = compiled(entry["pattern"], pieces, names, "[^;]")
    return {
        "name": entry["name"],
        "where": entry["where"],
        "pattern": pattern,
        "needs": needs(pattern, common)[0],
        "unless": compiled(entry.get("unless", ""), pieces, names, "[^;]"),
        "doubts": entry["does"] == "doubt",
    }


def _sign(
    family: str,
    text: str,
    pieces: Mapping[str, str],
    names: Names,
    gap: str,
    spares: Mapping[str, set[int]],
    common: Mapping[str, int],
) -> dict[str, Any]:
    marks, hint, pattern = re.fullmatch(r"([!@?~%]*)(?:(\w+):)?(.*)", text).groups()  # type: ignore[union-attr]
    made = compiled(pattern, pieces, names, gap)
    spared = sorted(set().union(*(at for mark, at in spares.items() if (mark in marks) != (mark in ONLY))))
    return {
        "family": hint or family,
        "pattern": made,
        "spared": spared,
        "weak": "?" in marks,
        "needs": needs(made, common),
    }


def text_of(written: Mapping[str, Any]) -> str:
    """As it is committed: short, and stable."""
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n"


def main() -> None:
    """Write both copies."""
    text = text_of(reading())
    for name in COPIES:
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
