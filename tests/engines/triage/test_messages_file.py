"""The file that messages are read with: whole, the same for the browser, and refused where a pattern makes no sense."""

import json
import re

import pytest

from docs import triage_data
from rigcheck.engines.triage.messages import REASONS, Level
from rigcheck.engines.triage.messages.lexicon import Lexicon, lexicon, pairs
from rigcheck.engines.triage.messages.reading import examine, features, score
from rigcheck.engines.triage.messages.spelling import mended, slips, words_of

ALIKE = lexicon().alike


def test_the_browser_has_the_same_bytes():
    ours, theirs = ((triage_data.ROOT / name).read_bytes() for name in triage_data.COPIES)
    assert ours == theirs


def test_every_family_has_words_for_the_writer_and_a_level():
    families = {sign.family for sign in lexicon().signs if not sign.weak}
    assert families == set(lexicon().levels)
    assert families | {"whole"} == set(REASONS)
    assert {Level(level) for level in lexicon().levels.values()} == set(Level) - {Level.NONE}


def test_weights_are_whole_numbers():
    assert all(type(weight) is int for weight in lexicon().weights.values())


def test_signs_are_only_skipped_where_they_cannot_match():
    book = lexicon()
    texts = ["i want to kill myself", "my gun is on the kitchen table", "no point in living", "my partner is suicidal"]
    for text in texts:
        concepts = book.concepts(book.repaired(words_of(text, book.alike)))
        matching = [sign for sign in book.signs if sign.pattern.search(concepts)]
        assert matching
        assert [sign for sign in book.candidates(frozenset(concepts)) if sign in matching] == matching


def test_a_sign_is_a_candidate_just_where_all_its_needs_are_met():
    book = lexicon()
    for text in ["i have the rope and a letter for the kids", "roof tonight, no way back", "lunch was good", ""]:
        there = frozenset(book.concepts(book.repaired(words_of(text, book.alike))))
        met = [sign for sign in book.signs if not any(there.isdisjoint(need) for need in sign.needs)]
        assert book.candidates(there) == met


def test_the_score_is_the_sum_of_all_that_is_weighed():
    book = lexicon()
    for text in ["i have the rope and a letter for the kids", "roof tonight, no way back", "lunch was good", ""]:
        found = examine(book.repaired(words_of(text, book.alike)), book)
        assert score(found, book) == sum(book.weights.get(name, 0) for name in features(found))


def test_kinds_stand_once_in_order_each_with_every_other():
    book = lexicon()
    found = examine(words_of("my rope, my gun, tonight", book.alike), book)
    assert len(found.kinds) >= 3
    assert list(found.kinds) == sorted(set(found.kinds))
    assert pairs("ABC") == {"A", "B", "C", "AB", "AC", "BC"}


def test_a_word_that_stands_in_phrases_alone_is_known_without_its_s():
    names = triage_data.Names({"rope": "rope, bed", "drill": "ropes course, beds, tea as it is"}, set())
    assert (names.phrases["ropes"], names.phrases["beds"]) == (names.of["rope"], names.of["drill"])
    assert "as" not in names.phrases


def test_patterns_are_ones_that_both_languages_read_alike():
    written = json.loads((triage_data.ROOT / triage_data.COPIES[0]).read_text())
    patterns = [entry["pattern"] for entry in [*written["signs"], *written["rules"]]]
    assert [pattern for pattern in patterns if re.search(r"\\|\(\?[^:]", pattern)] == []
    assert [pattern for pattern in patterns if re.search(r"[a-z]", pattern)] == []


def test_a_pattern_that_needs_nothing_is_refused():
    with pytest.raises(ValueError, match="nothing in particular"):
        triage_data.needs("(?:x)?", {})


def test_longest_phrase_first_and_unknown_words_counted():
    written = json.loads((triage_data.ROOT / triage_data.COPIES[0]).read_text())
    small = Lexicon({**written, "phrases": [["want", "w"], ["want out", "o"], [";", ";"]], "rules": [], "signs": []})
    assert small.concepts(["i", "really", "want", "out", ";", "want"]) == "__o;w"
    assert small.concepts(["want", "it", "all"]) == "w__"
    assert small.concepts([]) == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("I can\u2019t. Stop", ["i", "cant", ";", "stop"]),
        ("she said 'i can't go' twice", ["she", "said", '"', "i", "cant", "go", '"', "twice"]),
        ("k.i.l.l it", ["kill", "it"]),
        ("k!ll $hot w*rd @home", ["kill", "shot", "wrd", "home"]),
        ("3.5 mg", ["35", "mg"]),
        ("caf\u00e9 \u0441\u0430t \U0001f52b", ["cafe", "cat", "emogun"]),
    ],
)
def test_words_of_what_was_typed(typed, words):
    assert words_of(typed, ALIKE) == words


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("kill", "kill"),
        ("kiiiill", "kill"),
        ("killlll", "kill"),
        ("k1ll", "kill"),
        ("guns", "gun"),
        ("suiccide", "suicide"),
        ("sucide", "suicide"),
        ("siucide", "suicide"),
        ("suicode", "suicide"),
        ("42", "42"),
        ("zebra", "zebra"),
    ],
)
def test_unknown_words_are_mended_where_one_is_near(typed, word):
    assert mended(typed, {"kill", "gun"}, slips(["suicide"], set())) == word


def test_real_words_are_not_mended_away():
    assert "homeless" not in slips(["hopeless"], {"homeless"})
