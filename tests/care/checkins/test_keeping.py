"""A check-in is kept once, whatever happens on the way, and only its owner finds it."""

from datetime import UTC, datetime, timedelta

import pytest

from rigcheck.care.checkins import actions, policies, queries
from rigcheck.care.checkins.queries import Answers
from rigcheck.care.vault.models import Row
from rigcheck.engines.sealing.keys import SessionKeys
from rigcheck.kernel.refusals import NotFound
from rigcheck.outside.randomness import SeededChance

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 4, 0, tzinfo=UTC)
TURN = datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC)
CLIENT = "ab" * 16


def keep(keys: SessionKeys, chance: SeededChance, *, client: str = CLIENT, now: datetime = NOW, **more: object):
    answers = more.pop("answers", Answers(mood=4, sleep_hours=6.5, tags=("court",)))
    return actions.check_in(keys=keys, answers=answers, client=client, now=now, chance=chance, **more)


def own(keys: SessionKeys, start: datetime = NOW - timedelta(days=700), end: datetime = NOW + timedelta(days=60)):
    return queries.between(keys=keys, start=start, end=end)


def test_what_was_tapped_comes_back(member: SessionKeys, chance: SeededChance) -> None:
    keep(member, chance)
    (stored,) = own(member)
    assert (stored.record.at, stored.record.mood, stored.record.stress) == ("2026-11-22T04:00", 4, None)
    assert (stored.record.sleep_hours, stored.record.tags) == (6.5, ["court"])


def test_everything_may_be_left_out(member: SessionKeys, chance: SeededChance) -> None:
    stored = keep(member, chance, answers=Answers())
    assert queries.said(stored.record, "UTC").is_empty


def test_the_same_sending_twice_is_kept_once(member: SessionKeys, chance: SeededChance) -> None:
    first, second = keep(member, chance), keep(member, chance, now=NOW + timedelta(minutes=3))
    assert first.name == second.name
    assert len(own(member)) == Row.objects.count() == 1


def test_a_retry_after_the_month_turned_is_kept_once(member: SessionKeys, chance: SeededChance) -> None:
    keep(member, chance, now=TURN)
    keep(member, chance, now=TURN + timedelta(seconds=2))
    assert len(own(member)) == 1


def test_two_sendings_are_two(member: SessionKeys, chance: SeededChance) -> None:
    keep(member, chance)
    keep(member, chance, client="cd" * 16)
    assert len(own(member)) == 2


def test_a_draft_counts_from_when_it_was_written(member: SessionKeys, chance: SeededChance) -> None:
    stored = keep(member, chance, waited=timedelta(days=25))
    assert (stored.record.at, stored.month) == ("2026-10-28T04:00", "2026-10")


@pytest.mark.parametrize("waited", [timedelta(days=-365), timedelta(days=3650), timedelta(seconds=-1)])
def test_a_clock_that_was_set_in_between_makes_it_now(
    member: SessionKeys, chance: SeededChance, waited: timedelta
) -> None:
    assert keep(member, chance, waited=waited).record.at == "2026-11-22T04:00"


def test_a_draft_sent_again_after_the_clock_was_set_right_is_kept_once(
    member: SessionKeys, chance: SeededChance
) -> None:
    keep(member, chance, waited=timedelta(days=200))
    keep(member, chance, waited=timedelta(days=-165))
    assert len(own(member)) == 1


@pytest.mark.parametrize(
    "answers",
    [
        Answers(mood=0),
        Answers(stress=6),
        Answers(sleep=-1),
        Answers(energy=50),
        Answers(work=9),
        Answers(sleep_hours=24.5),
        Answers(sleep_hours=-0.5),
        Answers(sleep_hours=6.3),
        Answers(sleep_hours=float("nan")),
        Answers(sleep_hours=float("inf")),
        Answers(tags=("no-such-thing",)),
    ],
)
def test_answers_out_of_range_are_refused_in_a_sentence(
    member: SessionKeys, chance: SeededChance, answers: Answers
) -> None:
    with pytest.raises(policies.OutOfRange, match=r"\w+ \w+.*\."):
        keep(member, chance, answers=answers)
    assert Row.objects.count() == 0


def test_a_stranger_finds_nothing(member: SessionKeys, stranger: SessionKeys, chance: SeededChance) -> None:
    stored = keep(member, chance)
    assert own(stranger) == []
    with pytest.raises(NotFound):
        queries.named(keys=stranger, name=stored.name)
    with pytest.raises(NotFound):
        actions.erase(keys=stranger, name=stored.name, chance=chance)
    assert len(own(member)) == 1


def test_an_erased_check_in_is_gone_and_leaves_its_row(member: SessionKeys, chance: SeededChance) -> None:
    stored = keep(member, chance)
    actions.erase(keys=member, name=stored.name, chance=chance)
    assert own(member) == []
    assert Row.objects.count() == 1


@pytest.mark.parametrize("name", ["", "2026-11", "2026-11.7", "x.0", "2026-13.0", "2026-11.0.0", "..", "2026-11.00"])
def test_names_that_name_nothing(member: SessionKeys, chance: SeededChance, name: str) -> None:
    keep(member, chance)
    with pytest.raises(NotFound):
        queries.named(keys=member, name=name)
