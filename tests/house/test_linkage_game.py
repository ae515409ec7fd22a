"""Whoever has every copy of both sides cannot tell who opened which account; and would see it, if it could be told.

One world runs for all of it: an agency of 12 and one of 40 that share a council's key, both sides as processes of
their own. The sizes are small; `bench/linkage.py` plays the same game at length.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

from bench.measuring.lane.attacker import Seen, Watcher, accounts, cards, guessed
from bench.measuring.lane.game import Score, World, get_card, offered, play, words_of_both_logs, world
from bench.measuring.lane.habits import ANY_LATER_DAY, BY_THE_CARD, DAY, WITHIN_MINUTES
from bench.measuring.lane.matching import matched
from tests.traces import in_folder

pytestmark = pytest.mark.xdist_group("linkage")  # the world is costly: one process begins it, once
LATE = 17 * DAY + 9 * 60 + 41
"""The minute of a quarter at which one person gets a card, and nobody else does anything."""


@dataclass
class Played:
    """A world in which three quarters were lived, and what the watcher reached in two of them."""

    here: World
    scores: dict[str, dict[str, Score]]
    codes: dict[str, str]


@pytest.fixture(scope="module")
def played() -> Iterator[Played]:
    with world({"Hamlet": 12, "Town": 40}, pooled=True, seed=7) as here:
        scores = {habit.name: play(here, habit) for habit in (BY_THE_CARD, WITHIN_MINUTES)}
        yield Played(here, scores, offered(here))


def test_by_the_day_on_the_card_the_watcher_does_no_better_than_by_lot(played: Played) -> None:
    for score in played.scores[BY_THE_CARD.name].values():
        assert score.among == 52
        assert score.rate <= score.bound


def test_within_minutes_the_same_watcher_names_nearly_everybody(played: Played) -> None:
    assert [score.rate > 0.8 for score in played.scores[WITHIN_MINUTES.name].values()] == [True, True]


def test_the_logs_of_both_sides_have_no_word_in_common(played: Played) -> None:
    assert words_of_both_logs(played.here) == set()


def rows(copy: Path) -> dict[str, set[tuple[tuple[str, object], ...]]]:
    """Every row of every table of a copied database, as pairs of column and value."""
    with closing(sqlite3.connect(copy / "roster.sqlite3")) as opened:
        names = [name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        asked = {name: opened.execute(f'SELECT * FROM "{name}"') for name in names}
        columns = {name: [one[0] for one in got.description] for name, got in asked.items()}
        return {name: {tuple(zip(columns[name], row, strict=True)) for row in got} for name, got in asked.items()}


def turned(change: tuple[set[tuple[tuple[str, object], ...]], ...]) -> dict[str, tuple[object, object]]:
    """What changed in the one row that changed: column -> before and after."""
    (gone,), (come,) = change
    return {name: (was, dict(come)[name]) for name, was in gone if was != dict(come)[name]}


def test_a_daily_copy_of_roster_tells_that_a_card_was_made_and_no_time(played: Played, tmp_path: Path) -> None:
    here = played.here
    person, now = min(played.codes, key=int), here.at(LATE)
    before = rows(here.roster.copy(tmp_path / "before"))
    get_card(here, played.codes[person], now)
    after = rows(copy := here.roster.copy(tmp_path / "after"))

    changed = {name: (before[name] - after[name], after[name] - before[name]) for name in after}
    assert {name for name, (gone, come) in changed.items() if gone or come} == {"issued", "invitation"}
    assert turned(changed["issued"]) == {"issued": (0, 1)}
    used = turned(changed["invitation"])
    assert used.keys() == {"request_digest"}
    assert used["request_digest"][0] is None
    assert len(used["request_digest"][1]) == 32
    assert in_folder(copy, written(now)) == []


def written(now) -> list[str]:
    """A moment as software writes it, to the day at the finest that matters."""
    seconds = int(now.timestamp())
    return [f"{now:%Y-%m-%d}", f"{now:%d/%b/%Y}", f"{now:%d %b %Y}", f"{now:%Y%m%d}", str(seconds), f"{seconds:x}"]


def test_neither_side_keeps_a_trace_of_whom_or_what_the_other_knows(played: Played, tmp_path: Path) -> None:
    here, person = played.here, sorted(played.codes, key=int)[1]
    code, now = played.codes[person], here.at(LATE + DAY)
    token, mark = get_card(here, code, now)
    joined = here.care.ask("join", now + timedelta(days=40), token=token.hex(), mark=mark)
    wrong_house = {"code": code, "handle": "Hamlet Person 0001", "token": "", "mark": ""}
    assert here.care.ask("post", now, path="/join/begin", sent=wrong_house)["status"] >= 400
    lost = {"code": joined["handle"], "request": token.hex()}
    assert here.roster.ask("post", now, path="/your-card/sign", sent=lost)["status"] >= 400

    names = ["Hamlet Person 0001", "hamlet.1@agency.example", "Ham00001", code]
    assert in_folder(here.roster.copy(tmp_path), names[:3]) != []
    assert in_folder(here.care.copy(tmp_path), names) == []
    of_account = [joined["handle"], joined["account"]]
    assert in_folder(here.care.folder, of_account[:1]) != []
    assert in_folder(here.roster.folder, of_account) == []
    for path in (one for one in here.roster.folder.rglob("*") if one.is_file()):
        held = path.read_bytes()
        assert bytes.fromhex(joined["account"]) not in held
        assert token[2:34] not in held
        assert token[-32:] not in held


def people_and_members(pairs: list[tuple[int, int]]) -> tuple[list[Seen], list[Seen]]:
    """As many as there are pairs of days, the members shuffled; a key is the same number on both sides."""
    people = [Seen(str(number), got, number, number) for number, (got, _) in enumerate(pairs)]
    members = [Seen(str(number), used, number, 0) for number, (_, used) in enumerate(pairs)]
    order = np.random.default_rng(3).permutation(len(pairs))
    members = [members[number] for number in order]
    for place, member in enumerate(members):
        member.place = place
    return people, members


def right(guess: dict[str, str]) -> int:
    return sum(person == account for person, account in guess.items())


def test_the_watcher_uses_days() -> None:
    people, members = people_and_members([(day, day + 1) for day in range(2, 30)])
    assert right(guessed(people, members, ANY_LATER_DAY, lambda got: 31)) == 28


def test_the_watcher_uses_the_order_within_a_day() -> None:
    people, members = people_and_members([(5, 5)] * 20)
    assert right(guessed(people, members, WITHIN_MINUTES, lambda got: 31)) == 20


def test_the_watcher_uses_bytes_in_common() -> None:
    people, members = people_and_members([(5, 40)] * 20)
    for one in [*people, *members]:
        one.values = (b"same for everybody", f"planted {one.key:>9}".encode())
    assert right(guessed(people, members, BY_THE_CARD, lambda got: 31)) == 20


def test_the_watcher_uses_the_order_of_rows() -> None:
    people, members = people_and_members([(5, 40)] * 20)
    for one in members:
        one.place = int(one.key)
    assert right(guessed(people, members, BY_THE_CARD, lambda got: 31)) == 20


def test_without_any_of_it_the_watcher_guesses() -> None:
    people, members = people_and_members([(5, 40)] * 20)
    assert right(guessed(people, members, BY_THE_CARD, lambda got: 31)) < 4


def test_the_watcher_reads_databases_write_ahead_logs_and_logs(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "care.sqlite3")) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
        opened.execute("CREATE TABLE members_account (id BLOB, handle TEXT)")
        opened.execute("CREATE TABLE members_wrap (account BLOB, locator BLOB, blob BLOB)")
        opened.execute("INSERT INTO members_account VALUES (?, 'b')", [b"b" * 16])
        opened.commit()
        opened.execute("INSERT INTO members_account VALUES (?, 'a')", [b"a" * 16])
        opened.commit()
        copy = tmp_path / "copy"
        copy.mkdir()
        for path in tmp_path.glob("care.sqlite3*"):
            (copy / path.name).write_bytes(path.read_bytes())
    (copy / "care.log").write_text("somebody@agency.example came in\n")
    watcher = Watcher(accounts)
    watcher.look(3, copy)

    first, second = sorted(watcher.quarter(), key=lambda one: one.at)
    assert (first.key, second.key, first.day) == ((b"b" * 16).hex(), (b"a" * 16).hex(), 3)
    assert watcher.words == {b"somebody@agency.example": 3}
    assert watcher.quarter() == []
    assert cards is not accounts


def test_the_likeliest_matching_is_the_best_of_all() -> None:
    from itertools import permutations

    dice = np.random.default_rng(5)
    for _ in range(30):
        table = dice.normal(size=(5, 5))
        best = max(sum(table[row, column] for row, column in enumerate(order)) for order in permutations(range(5)))
        assert sum(table[row, column] for row, column in enumerate(matched(table))) == pytest.approx(best)
