"""What only people know: each fact as it should be, and each as it should not."""

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from rigcheck.doors.doctor import people
from rigcheck.doors.doctor.declared import Declared, read
from rigcheck.doors.doctor.findings import State
from rigcheck.outside.clock import SetClock
from tests.doors.doctor.conftest import Placed


@pytest.mark.parametrize("side", ["care", "roster"])
@pytest.mark.parametrize("check", [people.operator, people.agreement, people.restored, people.holders])
def test_what_is_written_as_it_should_be_is_good(placed: Placed, clock: SetClock, check: Any, side: str) -> None:
    clock.moment = clock.moment.replace(year=2026, month=11, day=22)
    assert check(placed(side=side)).state is State.GOOD


@pytest.mark.parametrize(
    ("check", "fact", "value", "said"),
    [
        (people.operator, ("operator", "name"), " ", "Nobody is named"),
        (people.operator, ("operator", "employs_the_members"), True, "not said that Port Alder"),
        (people.operator, ("operator", "employs_the_members"), "false", "not said that Port Alder"),
        (people.agreement, ("operator", "agreement_signed_on"), "2026-11-20", "No day is written"),
        (people.agreement, ("operator", "agreement_signed_on"), date(2126, 1, 1), "still to come"),
        (people.restored, ("backups", "restore_tried_on"), None, "No restore"),
        (people.restored, ("backups", "restore_tried_on"), date(2020, 1, 1), "No restore"),
        (people.keybox_copies, ("backups", "keybox_days"), 35, "seven days"),
        (people.keybox_copies, ("backups", "keybox_days"), 0, "seven days"),
        (people.keybox_copies, ("backups", "keybox_days"), True, "seven days"),
        (people.holders, ("backups", "database_held_by"), "", "not written who"),
        (people.holders, ("backups", "keybox_held_by"), "", "not written who"),
        (people.holders, ("backups", "keybox_held_by"), "county health it", "holds the backups of both"),
        (people.backups, ("backups", "newest"), "", "not written where"),
        (people.backups, ("backups", "newest"), "/nowhere/done", "missing or older"),
    ],
)
def test_what_is_missing_or_wrong_is_said_with_why_and_what_to_do(
    placed: Placed, check: Any, fact: tuple[str, str], value: Any, said: str
) -> None:
    found = check(placed({fact: value}))
    assert (found.state, said in found.what) == (State.WRONG, True)
    assert found.why
    assert found.do


def test_roster_may_belong_to_the_employer_and_has_no_keybox(placed: Placed) -> None:
    mine = placed({("operator", "employs_the_members"): True, ("backups", "keybox_held_by"): ""}, side="roster")
    assert people.operator(mine).state is State.GOOD
    assert people.holders(mine).state is State.GOOD


def test_an_access_log_cannot_be_seen_from_here(placed: Placed) -> None:
    assert people.access_log(placed()).state is State.GOOD
    assert people.access_log(placed({("proxy", "writes_no_access_log"): False})).state is State.LOOK


def test_a_backup_of_last_night_is_good_and_one_of_last_week_is_not(placed: Placed, tmp_path: Path) -> None:
    done = tmp_path / "done"
    done.touch()
    mine = placed({("backups", "newest"): str(done)})
    assert people.backups(mine).state is State.GOOD
    week_ago = mine.now.timestamp() - timedelta(days=7).total_seconds()
    os.utime(done, (week_ago, week_ago))
    assert people.backups(mine).state is State.WRONG


def test_an_old_copy_of_the_keybox_is_named(placed: Placed, tmp_path: Path) -> None:
    folder = tmp_path / "copies"
    folder.mkdir()
    fresh, old = folder / "fresh.gpg", folder / "old.gpg"
    fresh.touch()
    old.touch()
    mine = placed({("backups", "keybox_folder"): str(folder)})
    assert people.keybox_copies(mine).state is State.GOOD
    eight = mine.now.timestamp() - timedelta(days=8).total_seconds()
    os.utime(old, (eight, eight))
    found = people.keybox_copies(mine)
    assert (found.state, "old.gpg" in found.what, "fresh" in found.what) == (State.WRONG, True, False)


def test_a_folder_of_copies_that_is_elsewhere_is_left_to_the_word_of_the_operator(placed: Placed) -> None:
    assert people.keybox_copies(placed({("backups", "keybox_folder"): "/nowhere"})).state is State.GOOD


def test_the_file_is_read_as_the_page_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "operator.toml"
    assert read(path) == Declared(path)
    path.write_text('[operator]\nname = "Us"\nagreement_signed_on = 2026-11-20\n[backups]\nkeybox_days = 7\n')
    declared = read(path)
    assert declared.text("operator", "name") == "Us"
    assert declared.day("operator", "agreement_signed_on") == date(2026, 11, 20)
    assert declared.number("backups", "keybox_days") == 7
    assert (declared.truth("proxy", "writes_no_access_log"), declared.number("operator", "name")) == (None, None)


def test_a_file_that_cannot_be_read_is_said_to_be_so(placed: Placed, tmp_path: Path) -> None:
    path = tmp_path / "operator.toml"
    path.write_text("[operator\n")
    found = people.operator(placed(declared=read(path)))
    assert (found.state, "cannot be read" in found.what) == (State.WRONG, True)
