"""The set of short messages is what its README says: whole, split by rule, and no label told by looks alone."""

import hashlib
import re
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from docs.triage_set import FURTHER

FOLDER = Path(__file__).parents[2] / "vectors" / "triage"
HALVES = ("tune", "held")
COLUMNS = ["id", "class", "text", "needs_help", "note"]
VOICES = {"police", "fire", "ems", "corrections", "dispatch", "veteran", "retiree", "family", "any"}
ASKS = {"plan", "intent", "passive", "hopeless", "farewell", "coded", "self_harm", "asking"}
"""Classes of which every message needs help now."""
NEVER = {"duty", "dark_humour", "quote", "lines", "negation", "past_safe", "third_past", "policy", "idiom", "relief"}
"""Classes of which no message does."""
BOTH = {"mixed", "worry", "grief", "anger", "burnout", "alcohol", "weapon", "symptoms"}
WORDS = ("kill", "die", "dead", "gun", "shoot", "hang", "jump", "done", "end", "suicid", "pills", "rope", "goodbye")
"""Words that may not tell the label by themselves."""
FURTHER_AT_MOST = 300
BLOCK, SHORT, LONG, ALIKE = 10, 45, 130, 0.4


class Message(NamedTuple):
    """One line of a half."""

    id: str
    kind: str
    text: str
    needs_help: str
    note: str


def lines(half: str) -> list[str]:
    """The lines of a half that are no remarks; the first names the columns."""
    return [line for line in (FOLDER / f"{half}.tsv").read_text().splitlines() if not line.startswith("#")]


@cache
def messages(half: str) -> tuple[Message, ...]:
    """The messages of a half."""
    return tuple(Message(*line.split("\t")) for line in lines(half)[1:])


def everything() -> list[Message]:
    """Both halves."""
    return [message for half in HALVES for message in messages(half)]


def shingles(text: str) -> set[str]:
    """Runs of five letters of a text, without case and punctuation."""
    plain = " ".join(re.sub(r"[^a-z0-9 ]", "", text.lower()).split())
    return {plain[start : start + 5] for start in range(max(1, len(plain) - 4))}


def alike(left: list[str], right: list[str]) -> list[tuple[str, str]]:
    """Pairs, one from each side, that share more than so much of their shingles (Jaccard)."""
    where, cut = defaultdict(list), [shingles(text) for text in left]
    for place, shingled in enumerate(cut):
        for shingle in shingled:
            where[shingle].append(place)
    found = []
    for text in right:
        own = shingles(text)
        shared = Counter(place for shingle in own for place in where[shingle])
        found += [(left[place], text) for place, n in shared.items() if n > ALIKE * (len(own) + len(cut[place]) - n)]
    return found


def auc(yes: list[float], no: list[float]) -> float:
    """How often a value of the first list is above one of the second; a tie counts half."""
    above = sum((a > b) + (a == b) / 2 for a in yes for b in no)
    return above / (len(yes) * len(no))


def halved(kinds: list[str]) -> dict[str, str]:
    """The half of every id by the rule: in each block of ten of a class the five lowest SHA-256 go to `tune`."""
    blocks = defaultdict(list)
    for name in kinds:
        kind, _, number = name.rpartition("-")
        blocks[kind, (int(number) - 1) // BLOCK].append(name)
    told = {}
    for block in blocks.values():
        ranked = sorted(block, key=lambda name: hashlib.sha256(name.encode()).hexdigest())
        told |= {name: "tune" if rank < (len(ranked) + 1) // 2 else "held" for rank, name in enumerate(ranked)}
    return told


def length(text: str) -> float:
    return len(text)


def capitals(text: str) -> float:
    return sum(letter.isupper() for letter in text) / len(text)


def points(text: str) -> float:
    return sum(letter in ".,!?;:'" for letter in text) / len(text)


@pytest.mark.parametrize("half", HALVES)
def test_each_file_says_first_what_it_holds(half: str) -> None:
    top = (FOLDER / f"{half}.tsv").read_text().split("\nid\t")[0]
    assert all(line.startswith("#") for line in top.splitlines())
    assert "distressing" in top
    assert "for nothing else" in top
    assert lines(half)[0].split("\t") == COLUMNS


def test_every_line_is_whole() -> None:
    names = [message.id for message in everything()]
    assert len(set(names)) == len(names)
    for message in everything():
        assert re.fullmatch(rf"{message.kind}-\d{{3}}", message.id)
        assert message.kind in ASKS | NEVER | BOTH
        assert message.text == message.text.strip() != ""
        assert message.needs_help in {"yes", "no"}
        assert message.note.split(";")[0] in VOICES


@pytest.mark.parametrize("name", FURTHER)
def test_further_files_are_as_whole(name: str) -> None:
    assert 0 < len(messages(name)) <= FURTHER_AT_MOST
    for message in messages(name):
        assert re.fullmatch(rf"{message.kind}-[wn]\d{{3}}", message.id)
        assert message.text == message.text.strip() != ""
        assert message.needs_help in {"yes", "no"}
        assert message.needs_help == "yes" or message.kind in NEVER | BOTH | {"everyday"}
        assert message.needs_help == "no" or message.kind in ASKS | BOTH
        assert message.note in VOICES


def test_further_files_are_not_what_is_measured() -> None:
    further = [message.text for name in FURTHER for message in messages(name)]
    assert len(set(further)) == len(further) >= 900
    measured = [message.text for name in ("held", "other", "apart") for message in messages(name)]
    assert len(alike(measured, further)) == 0


def test_labels_follow_the_classes() -> None:
    assert {message.needs_help for message in everything() if message.kind in ASKS} == {"yes"}
    assert {message.needs_help for message in everything() if message.kind in NEVER} == {"no"}
    for kind in BOTH - {"symptoms"}:
        assert {message.needs_help for message in everything() if message.kind == kind} == {"yes", "no"}, kind


def test_there_are_enough_of_every_class_and_voice() -> None:
    kinds = Counter(message.kind for message in everything())
    assert kinds.total() >= 2400
    assert min(kinds.values()) >= 50
    assert kinds["duty"] + kinds["dark_humour"] >= 500
    assert min(Counter(message.note.split(";")[0] for message in everything()).values()) >= 150


def test_the_halves_are_as_the_rule_splits_them() -> None:
    assert halved([message.id for message in everything()]) == {m.id: half for half in HALVES for m in messages(half)}
    tune, held = (Counter(message.kind for message in messages(half)) for half in HALVES)
    assert all(abs(tune[kind] - held[kind]) <= 1 for kind in tune | held)


def test_nothing_stands_in_both_halves_even_nearly() -> None:
    assert alike(*([message.text for message in messages(half)] for half in HALVES)) == []


@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("look", [length, capitals, points])
def test_looks_do_not_tell_the_label(half: str, look) -> None:
    yes = [look(message.text) for message in messages(half) if message.needs_help == "yes"]
    no = [look(message.text) for message in messages(half) if message.needs_help == "no"]
    assert 0.45 <= auc(yes, no) <= 0.55


def test_every_class_has_short_and_long_ones() -> None:
    for kind in ASKS | NEVER | BOTH:
        sizes = [len(message.text) for message in everything() if message.kind == kind]
        assert sum(size < SHORT for size in sizes) >= 5, kind
        assert sum(size > LONG for size in sizes) >= 3, kind


@pytest.mark.parametrize("word", WORDS)
def test_words_stand_on_both_sides_of_both_halves(word: str) -> None:
    for half in HALVES:
        sides = Counter(m.needs_help for m in messages(half) if re.search(rf"\b{word}", m.text.lower()))
        assert min(sides["yes"], sides["no"]) >= 2, half


def test_no_message_tells_how_much_or_leads_elsewhere() -> None:
    telling = re.compile(r"\d\s*(mg|mcg|ml|cc|units|tablets|pills)\b|https?:|www\.|@\w", re.IGNORECASE)
    assert [message.id for message in everything() if telling.search(message.text)] == []


def test_a_near_twin_and_a_telling_look_are_seen() -> None:
    assert alike(["I just want a week off, thanks"], ["i just want a week off thank you"])
    assert alike(["I just want a week off, thanks"], ["shots fired, two units respond"]) == []
    assert auc([5, 6], [1, 2]) == 1
    assert auc([1, 2], [1, 2]) == 0.5
    assert Counter(halved([f"duty-{number:03}" for number in range(1, 21)]).values()) == {"tune": 10, "held": 10}
