"""The one table: written, found, opened, upgraded, erased and expired, by its owner and by nobody else."""

from dataclasses import dataclass
from typing import Any, ClassVar

import pytest

from rigcheck.care.vault import actions, classes, models, policies, queries
from rigcheck.engines.sealing.envelope import open_own, seal_own
from rigcheck.engines.sealing.keys import row_key
from rigcheck.engines.sealing.refusals import SealingRefusal
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Felt(models.Record):
    kind: ClassVar = classes.CHECK_IN
    version: ClassVar[int] = 2
    upgrades: ClassVar = {1: lambda values: {"mood": values["feeling"]}}
    mood: int = 3


@dataclass(frozen=True, slots=True)
class Standing(models.Record):
    kind: ClassVar = classes.PROFILE
    trade: str = ""


@dataclass(frozen=True, slots=True)
class Chosen(models.Record):
    kind: ClassVar = classes.RHYTHM
    every: str = ""


def client(number: int) -> str:
    return number.to_bytes(16, "big").hex()


def add(keys: Any, mood: int, month: Month, number: int, chance: Any) -> models.Stored[Felt]:
    return actions.append(keys=keys, record=Felt(mood), month=month, client=client(number), chance=chance)


def test_a_record_comes_back_in_the_order_written(member, november, chance):
    for mood in (1, 2, 3):
        add(member, mood, november, mood, chance)

    found = queries.records(keys=member, record_type=Felt, months=[november])

    assert [(one.record.mood, one.name) for one in found] == [(1, "2026-11.0"), (2, "2026-11.1"), (3, "2026-11.2")]


def test_the_stranger_finds_nothing(member, stranger, november, chance):
    add(member, 1, november, 1, chance)
    actions.put(keys=member, record=Standing("fire"), today=november, chance=chance)

    assert queries.records(keys=stranger, record_type=Felt, months=[november]) == []
    assert queries.standing(keys=stranger, record_type=Standing) is None
    with pytest.raises(NotFound):
        actions.blank(keys=stranger, kind=classes.CHECK_IN, month="2026-11", slot=0, chance=chance)
    assert actions.erase(keys=stranger, kinds=classes.ALL, months=[november]) == 0
    assert models.Row.objects.count() == 2


def test_the_same_sending_twice_is_one_record(member, november, chance):
    first = add(member, 2, november, 7, chance)
    again = add(member, 5, november, 7, chance)

    assert (again.slot, again.record.mood) == (first.slot, 2)
    assert models.Row.objects.count() == 1


def test_a_taken_slot_is_read_again_and_the_next_one_used(member, november, chance, monkeypatch):
    add(member, 1, november, 1, chance)
    monkeypatch.setattr(queries, "occupied", _first_answer_stale(queries.occupied))

    assert add(member, 2, november, 2, chance).slot == 1


def _first_answer_stale(real):
    answers = [lambda *, months, **_: {month: [] for month in months}]
    return lambda **where: answers.pop()(**where) if answers else real(**where)


def test_a_crowded_month_is_read_whole(member, november, chance):
    entries = [models.Entry(november, client(number), Felt(number % 5)) for number in range(300)]

    assert actions.append_many(keys=member, entries=entries, chance=chance) == 300
    found = queries.records(keys=member, record_type=Felt, months=[november])

    assert [one.slot for one in found] == list(range(300))


def test_erasing_one_leaves_a_row_that_tells_nothing(member, november, chance):
    for number in range(3):
        add(member, number, november, number, chance)
    before = {bytes(row.key): len(row.blob) for row in models.Row.objects.all()}

    actions.blank(keys=member, kind=classes.CHECK_IN, month="2026-11", slot=1, chance=chance)

    assert [one.record.mood for one in queries.records(keys=member, record_type=Felt, months=[november])] == [0, 2]
    assert {bytes(row.key): len(row.blob) for row in models.Row.objects.all()} == before
    assert add(member, 4, november, 9, chance).slot == 3


def test_erasing_all_leaves_the_others(member, stranger, november, chance):
    add(member, 1, november, 1, chance)
    actions.put(keys=member, record=Standing("ems"), today=november, chance=chance)
    add(stranger, 1, november, 1, chance)

    assert actions.erase(keys=member, kinds=classes.ALL, months=[november]) == 2
    assert models.Row.objects.count() == 1


def test_of_a_single_record_the_newest_counts_and_no_row_is_written_over(member, november, chance):
    for trade in ("fire", "dispatch", "dispatch"):
        before = {row.key: row.blob for row in models.Row.objects.all()}
        actions.put(keys=member, record=Standing(trade), today=november, chance=chance)
        assert before.items() <= {row.key: row.blob for row in models.Row.objects.all()}.items()

    assert queries.standing(keys=member, record_type=Standing) == Standing("dispatch")
    assert models.Row.objects.count() == 2


def test_a_single_record_changed_many_times_is_still_found(member, november, chance):
    for number in range(queries.FIRST_LOOK_FEW + 3):
        actions.put(keys=member, record=Standing(str(number)), today=november, chance=chance)

    assert queries.standing(keys=member, record_type=Standing) == Standing(str(queries.FIRST_LOOK_FEW + 2))


def test_an_old_version_is_upgraded_and_an_unknown_one_fails_loudly(member, november, chance):
    place = queries.context(classes.CHECK_IN, "2026-11", 0)
    key = row_key(member.index, "check-in", "2026-11", 0)
    old = b'{"v":1,"c":"00","r":{"feeling":4}}'
    row = models.Row.objects.create(
        key=key, expires="2028-12", blob=seal_own(member.store, place, old, chance.bytes(12))
    )
    assert queries.records(keys=member, record_type=Felt, months=[november])[0].record == Felt(4)

    row.blob = seal_own(member.store, place, b'{"v":9,"c":"00","r":{}}', chance.bytes(12))
    row.save()
    with pytest.raises(models.UnknownVersion):
        queries.records(keys=member, record_type=Felt, months=[november])


def test_a_row_moved_to_another_place_does_not_open(member, november, chance):
    add(member, 1, november, 1, chance)
    row = models.Row.objects.get()
    moved = row_key(member.index, "check-in", "2026-12", 0)
    models.Row.objects.create(key=moved, expires=row.expires, blob=row.blob)

    with pytest.raises(SealingRefusal):
        queries.records(keys=member, record_type=Felt, months=[Month(2026, 12)])


def test_resealing_moves_everything_to_the_new_keys(member, stranger, november, chance):
    """The stranger's keys stand in for the member's new ones."""
    add(member, 3, november, 1, chance)
    actions.put(keys=member, record=Standing("police"), today=november, chance=chance)

    moved = actions.reseal(old=member, new=stranger, record_types=[Felt, Standing], months=[november], chance=chance)

    assert moved == 1
    assert queries.records(keys=member, record_type=Felt, months=[november]) == []
    assert queries.records(keys=stranger, record_type=Felt, months=[november])[0].record == Felt(3)
    assert queries.standing(keys=stranger, record_type=Standing) == Standing("police")
    assert models.Row.objects.count() == 2


def test_rows_go_when_their_last_month_is_over(member, november, chance):
    add(member, 1, november, 1, chance)
    last = november.plus(classes.CHECK_IN.months)

    assert actions.expire(today=last) == 0
    assert actions.expire(today=last.plus(1)) == 1


def test_a_browser_row_is_kept_once_and_opens_with_the_browsers_key(member, november, chance):
    name, blob = bytes(16), seal_own(member.store, "note|2026-11|0", b"words".ljust(models.ROOM), bytes(12))

    assert actions.keep_sealed(name=name, blob=blob, kind=classes.NOTE, today=november)
    assert not actions.keep_sealed(name=name, blob=blob, kind=classes.NOTE, today=november)
    assert open_own(member.store, "note|2026-11|0", queries.sealed_rows([name])[name]).rstrip() == b"words"
    assert actions.erase_sealed(names=[name]) == 1


def test_a_copy_of_the_table_names_no_row_to_an_insider(member, november, chance):
    add(member, 1, november, 1, chance)
    actions.keep_sealed(name=bytes(16), blob=bytes(542), kind=classes.NOTE, today=november)
    copied = sorted(queries.all_keys())

    assert queries.sealed_rows(copied) == {}
    assert actions.erase_sealed(names=copied) == 0
    assert len(queries.all_keys()) == 2


def test_rows_of_every_usual_record_are_as_long_as_an_erased_one(member, november, chance):
    add(member, 1, november, 1, chance)
    actions.put(keys=member, record=Standing("fire" * 60), today=november, chance=chance)
    add(member, 2, november, 2, chance)
    actions.blank(keys=member, kind=classes.CHECK_IN, month="2026-11", slot=1, chance=chance)

    assert {len(row.blob) for row in models.Row.objects.all()} == {542}
    assert [one.slot for one in queries.records(keys=member, record_type=Felt, months=[november])] == [0]


@pytest.mark.parametrize(
    ("name", "size", "kind"),
    [
        (bytes(15), 542, classes.NOTE),
        (bytes(16), 543, classes.NOTE),
        (bytes(16), 30 + 256, classes.NOTE),
        (bytes(16), 30 + 32 * 1024, classes.NOTE),
        (bytes(16), 542, classes.CHECK_IN),
    ],
)
def test_a_browser_row_that_would_stand_out_is_refused(name, size, kind, november):
    with pytest.raises(policies.BadRow):
        actions.keep_sealed(name=name, blob=bytes(size), kind=kind, today=november)
    assert models.Row.objects.count() == 0


@pytest.mark.parametrize("bad", ["", "zz", "00" * 15, "00" * 17])
def test_a_sending_without_a_proper_id_is_refused(bad, member, november, chance):
    with pytest.raises(policies.BadClientId):
        actions.append(keys=member, record=Felt(1), month=november, client=bad, chance=chance)
    assert models.Row.objects.count() == 0


def test_when_the_last_step_breaks_nothing_of_a_resealing_stays(member, stranger, november, chance, monkeypatch):
    add(member, 3, november, 1, chance)
    monkeypatch.setattr(actions, "erase", _broken)

    with pytest.raises(ZeroDivisionError):
        actions.reseal(old=member, new=stranger, record_types=[Felt], months=[november], chance=chance)

    assert queries.records(keys=stranger, record_type=Felt, months=[november]) == []
    assert len(queries.records(keys=member, record_type=Felt, months=[november])) == 1


def _broken(**_):
    raise ZeroDivisionError


@pytest.mark.parametrize("versions", [0, 1, 3, queries.FIRST_LOOK_FEW, queries.FIRST_LOOK_FEW + 2])
def test_together_each_is_what_it_is_alone_in_one_query(
    member, stranger, november, chance, versions, django_assert_num_queries
):
    actions.put(keys=stranger, record=Chosen("somebody else's"), today=november, chance=chance)
    actions.put(keys=member, record=Chosen("weekly"), today=november, chance=chance)
    for version in range(versions):
        actions.put(keys=member, record=Standing(str(version)), today=november, chance=chance)

    crowded = versions >= queries.FIRST_LOOK_FEW
    with django_assert_num_queries(3 if crowded else 1):  # a full first look is followed by wider ones
        found = queries.standing_together(keys=member, record_types=(Standing, Chosen))
        newest = found.of(Standing)

    assert (newest, found.of(Chosen)) == (Standing(str(versions - 1)) if versions else None, Chosen("weekly"))
    assert newest == queries.standing(keys=member, record_type=Standing)
