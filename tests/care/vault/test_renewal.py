"""Standing records are sealed anew at an unlock, a row at a time, and no row that is there is touched."""

import json
from dataclasses import replace
from typing import Any

import pytest
from django.db import DatabaseError
from django.test.utils import CaptureQueriesContext

from rigcheck.care.checkins.models import OwnRhythm
from rigcheck.care.members.models import Profile
from rigcheck.care.vault import actions, classes, models, queries
from rigcheck.care.vault.classes import Opener
from rigcheck.engines.sealing.envelope import seal_own
from rigcheck.engines.sealing.keys import row_key
from rigcheck.kernel.months import Month

pytestmark = pytest.mark.django_db
LATER = classes.RENEW_AFTER + 1
PROFILE = Profile(agency="Harbor Fire", trade="fire")
RHYTHM = OwnRhythm(every="daily", zone="UTC")


def table() -> dict[bytes, tuple[str, bytes]]:
    return {bytes(row.key): (row.expires, bytes(row.blob)) for row in models.Row.objects.all()}


def put(keys: Any, month: Month, chance: Any) -> None:
    for record in (PROFILE, RHYTHM):
        actions.put(keys=keys, record=record, today=month, chance=chance)


def write_raw(keys: Any, slot: int, body: dict[str, Any], chance: Any, expires: str = "2028-12") -> None:
    """A row as an older program, or a newer one, may have left it."""
    place = queries.context(classes.PROFILE, classes.STANDING, slot)
    blob = seal_own(keys.store, place, json.dumps(body).encode().ljust(models.ROOM), chance.bytes(12))
    key = row_key(keys.index, "profile", classes.STANDING, slot)
    models.Row.objects.create(key=key, expires=expires, blob=blob)


def test_every_class_that_is_renewed_names_its_record_and_has_one():
    served = {kind for kind in classes.ALL if kind.renewed and kind.opener is Opener.SERVER}
    assert served == set(models.RENEWED)
    assert served == {classes.PROFILE, classes.RHYTHM, classes.REMINDERS, classes.BACKUP, classes.SUPPORT_WISHES}
    assert all(kind.single for kind in served)


def test_within_a_year_nothing_is_written(member, november, chance):
    put(member, november, chance)
    before = table()

    assert not actions.renew(keys=member, today=november.plus(classes.RENEW_AFTER), chance=chance)
    assert table() == before


def test_after_a_year_a_row_is_added_at_each_unlock_and_none_is_touched(member, november, chance):
    put(member, november, chance)
    first, today = table(), november.plus(LATER)

    assert actions.renew(keys=member, today=today, chance=chance)
    second = table()
    assert actions.renew(keys=member, today=today, chance=chance)
    third = table()
    assert not actions.renew(keys=member, today=today, chance=chance)

    assert (len(second), len(third)) == (3, 4)
    assert first.items() <= second.items() <= third.items()
    assert {expires for key, (expires, _) in third.items() if key not in first} == {str(today.plus(25))}
    assert len({len(blob) for _, blob in third.values()}) == 1, "nothing tells the new rows from others"


def test_what_is_renewed_outlives_its_first_row(member, november, chance):
    put(member, november, chance)
    for step in range(1, 5):
        today = november.plus(step * LATER)
        actions.renew(keys=member, today=today, chance=chance)
        actions.renew(keys=member, today=today, chance=chance)
        actions.expire(today=today)

    assert queries.standing(keys=member, record_type=Profile) == PROFILE
    assert queries.standing(keys=member, record_type=OwnRhythm) == RHYTHM
    assert models.Row.objects.count() == 4, "the two that stand, and the two before them"


def test_a_record_of_many_changes_is_renewed_behind_the_last(member, november, chance):
    for number in range(queries.FIRST_LOOK_FEW + 2):
        actions.put(keys=member, record=replace(PROFILE, agency=str(number)), today=november, chance=chance)
    before = table()

    assert actions.renew(keys=member, today=november.plus(LATER), chance=chance)
    assert before.items() <= table().items()
    assert len(table()) == len(before) + 1
    newest = queries.standing(keys=member, record_type=Profile)
    assert newest is not None
    assert newest.agency == str(queries.FIRST_LOOK_FEW + 1)


def test_the_stranger_renews_nothing_of_the_members(member, stranger, november, chance):
    put(member, november, chance)
    before = table()

    assert not actions.renew(keys=stranger, today=november.plus(LATER), chance=chance)
    assert table() == before


def test_an_old_version_is_sealed_anew_in_the_shape_of_today(member, november, chance, monkeypatch):
    write_raw(member, 0, {"v": 1, "c": "", "r": {"service": "Harbor Fire"}}, chance)
    monkeypatch.setattr(Profile, "version", 2)
    monkeypatch.setattr(Profile, "upgrades", {1: lambda values: {"agency": values["service"]}})
    before = table()

    assert actions.renew(keys=member, today=november, chance=chance)
    assert not actions.renew(keys=member, today=november, chance=chance)
    assert before.items() <= table().items()
    assert queries.standing(keys=member, record_type=Profile) == Profile(agency="Harbor Fire")
    monkeypatch.setattr(Profile, "upgrades", {})
    assert queries.standing(keys=member, record_type=Profile) == Profile(agency="Harbor Fire"), "no upgrade is needed"


def test_what_was_sealed_another_way_is_sealed_as_now(member, november, chance, monkeypatch):
    put(member, november, chance)
    monkeypatch.setattr(queries, "is_sealed_as_now", lambda blob: blob in new)
    new: set[bytes] = set()
    before = table()

    for _ in range(2):
        assert actions.renew(keys=member, today=november, chance=chance)
        new |= {blob for key, (_, blob) in table().items() if key not in before}
    assert not actions.renew(keys=member, today=november, chance=chance)


def test_an_erased_record_is_not_brought_back(member, november, chance):
    write_raw(member, 0, {}, chance, expires=str(november))

    assert not actions.renew(keys=member, today=november, chance=chance)


def test_a_taken_slot_waits_for_the_next_unlock(member, november, chance, monkeypatch):
    put(member, november, chance)
    monkeypatch.setattr(queries, "occupied", lambda **_: {classes.STANDING: []})

    assert not actions.renew(keys=member, today=november.plus(LATER), chance=chance)


def test_however_often_a_record_changed_the_newest_is_found_when_the_first_have_gone(member, november, chance):
    """A quarter of a century, with a change and a renewal now and then: slots that ran out are used again."""
    for month in range(300):
        today = november.plus(month)
        actions.expire(today=today)
        if month % 5 == 0:
            actions.put(keys=member, record=replace(PROFILE, agency=str(month)), today=today, chance=chance)
        actions.renew(keys=member, today=today, chance=chance)
        newest = queries.newest_standing(keys=member, record_type=Profile)
        assert newest is not None
        assert newest.record.agency == str(month - month % 5)
        assert newest.slot < queries.FIRST_LOOK_FEW


def test_an_unlock_asks_few_questions_of_the_table_however_long_ago(member, november, chance):
    from django.db import connection

    put(member, november, chance)
    with CaptureQueriesContext(connection) as idle:
        actions.renew(keys=member, today=november, chance=chance)
    with CaptureQueriesContext(connection) as busy:
        actions.renew(keys=member, today=november.plus(LATER), chance=chance)

    asked = [one["sql"].split()[0] for one in idle.captured_queries if "SAVEPOINT" not in one["sql"]]
    assert asked == ["SELECT"] * (len(models.RENEWED) + 2), "one for each class, and when the two that are there end"
    written = [one["sql"].split()[0] for one in busy.captured_queries if "SAVEPOINT" not in one["sql"]]
    assert written == [*["SELECT"] * 4, "INSERT"], "it stops at the first that is due"


def test_a_version_of_tomorrow_fails_loudly(member, november, chance):
    write_raw(member, 0, {"v": 9, "c": "", "r": {}}, chance)

    with pytest.raises(models.UnknownVersion):
        actions.renew(keys=member, today=november, chance=chance)


def test_a_full_disk_is_the_databases_word(member, november, chance, monkeypatch):
    put(member, november, chance)

    def full(*_: Any, **__: Any) -> None:
        raise DatabaseError("disk full")

    monkeypatch.setattr(models.Row, "save", full)
    before = table()
    with pytest.raises(DatabaseError):
        actions.renew(keys=member, today=november.plus(LATER), chance=chance)
    assert table() == before
