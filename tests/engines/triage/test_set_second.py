"""The second held set is whole, stands in no other file, and its looks do not tell what it says."""

import re
from collections import Counter
from collections.abc import Callable

import pytest

from tests.engines.triage import test_set
from tests.engines.triage.test_set import ASKS, BOTH, COLUMNS, FOLDER, NEVER, VOICES, alike, auc, lines, messages

NAME = "second"
OTHERS = ("tune", "held", "voices", "apart", "extra", "other")
LEAST = {"plan": 100, "intent": 100, "duty": 200, "dark_humour": 80}
"""How many of these classes there are at least; of every other at least `FEW`."""
FEW, ALL = 15, 700
SAID = ("distressing", "Written apart on 2026-11-23", "had not read the rules", "measuring once", "for nothing else")
FOREMOST = {"plan", "intent"}
TELLING = 0.65
NAMED = re.compile(r"\b(kill\w*|kms|die|dies|died|dying|dead|death|suicid\w*)\b", re.IGNORECASE)
"""What a plan or an intent may say outright; one that says none of it carries the remark "unsaid"."""


def kinds() -> Counter[str]:
    return Counter(message.kind for message in messages(NAME))


def texts(name: str) -> list[str]:
    """The texts of any of the files; some have fewer columns."""
    where = lines(name)[0].split("\t").index("text")
    return [line.split("\t")[where] for line in lines(name)[1:]]


def plain(text: str) -> str:
    """A text without case, punctuation and runs of spaces."""
    return " ".join(re.sub(r"[^a-z0-9 ]", "", text.lower()).split())


def test_the_file_says_first_who_wrote_it_when_and_for_what() -> None:
    top = (FOLDER / f"{NAME}.tsv").read_text().split("\nid\t")[0]
    assert all(line.startswith("#") for line in top.splitlines())
    for said in SAID:
        assert said in top
    assert lines(NAME)[0].split("\t") == COLUMNS


def test_every_line_is_whole() -> None:
    assert len({message.id for message in messages(NAME)}) == len(messages(NAME))
    for message in messages(NAME):
        assert re.fullmatch(rf"{message.kind}-\d{{3}}", message.id)
        assert message.text == message.text.strip() != ""
        assert message.note.split(";")[0] in VOICES
        sides = {"yes"} if message.kind in ASKS else {"no"} if message.kind in NEVER else {"yes", "no"}
        assert message.kind in ASKS | NEVER | BOTH
        assert message.needs_help in sides


def test_there_are_enough_of_every_class() -> None:
    assert kinds().total() >= ALL
    for kind, number in kinds().items():
        assert number >= LEAST.get(kind, FEW), kind
    assert kinds().keys() >= LEAST.keys()


def test_what_is_left_unsaid_is_marked() -> None:
    for message in messages(NAME):
        unsaid = message.kind in FOREMOST and not NAMED.search(message.text)
        assert message.note.endswith("; unsaid") == unsaid, message.id
    marked = Counter(message.kind for message in messages(NAME) if message.note.endswith("; unsaid"))
    assert min(marked[kind] for kind in FOREMOST) >= 50


@pytest.mark.parametrize("other", OTHERS)
def test_nothing_stands_in_another_file_even_nearly(other: str) -> None:
    assert {plain(text) for text in texts(NAME)} & {plain(text) for text in texts(other)} == set()
    assert alike(texts(other), texts(NAME)) == []


def test_nothing_stands_here_twice() -> None:
    told = Counter(plain(text) for text in texts(NAME))
    assert [text for text, number in told.items() if number > 1] == []
    pairs = [pair for pair in alike(texts(NAME), texts(NAME)) if pair[0] != pair[1]]
    assert pairs == []


@pytest.mark.parametrize("look", [test_set.length, test_set.capitals, test_set.points])
@pytest.mark.parametrize("rest", [None, "duty"])
def test_looks_alone_do_not_tell_plans_and_intents(look: Callable[[str], float], rest: str | None) -> None:
    """Length, capitals and punctuation, against everything else and against duty talk alone; in either direction."""
    asked = [look(message.text) for message in messages(NAME) if message.kind in FOREMOST]
    against = [look(m.text) for m in messages(NAME) if m.kind not in FOREMOST and rest in (None, m.kind)]
    assert 1 - TELLING < auc(asked, against) < TELLING


def test_no_message_tells_how_much_or_leads_elsewhere() -> None:
    telling = re.compile(r"\d\s*(mg|mcg|ml|cc|units|tablets|pills)\b|https?:|www\.|@\w", re.IGNORECASE)
    assert [message.id for message in messages(NAME) if telling.search(message.text)] == []
