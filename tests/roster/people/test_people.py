"""Writing people: once, whole, and only what may stand in a record."""

from dataclasses import replace
from datetime import date, time

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from rigcheck.engines.shifts import Pattern
from rigcheck.kernel.refusals import NotFound
from rigcheck.roster.agencies import actions as agency_actions
from rigcheck.roster.agencies import queries as agency_queries
from rigcheck.roster.agencies.policies import StillInUse
from rigcheck.roster.people import actions, policies, queries
from rigcheck.roster.people.queries import Details, Person, Wanted

BO = Details("8", "Bo Ray", "police", "sworn")


@pytest.fixture
def other(db):
    return agency_actions.add_agency(by="test", name="Elsewhere", trade="fire")


def test_a_person_is_kept_with_everything_that_is_known(ann):
    kept = queries.person(ann.pk)

    assert (kept.number, kept.name, kept.email, kept.unit.name, kept.trade_words) == (
        "0417", "Ann Lee", "ann@example.org", "Dispatch", "Dispatch",
    )  # fmt: skip
    assert kept.pattern.cycle == "NN--NNN--NN---"
    assert kept.details == ann.details


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"number": ""}, policies.NumberMissing),
        ({"name": ""}, policies.NameMissing),
        ({"number": "1" * 41}, policies.TooLong),
        ({"name": "x" * 121}, policies.TooLong),
        ({"unit": "x" * 121}, policies.TooLong),
        ({"name": "=1+1"}, policies.WouldRun),
        ({"unit": "@x"}, policies.WouldRun),
        ({"email": "nowhere"}, policies.NotAnAddress),
        ({"number": "0417"}, policies.NumberTaken),
        ({"email": "ANN@example.org"}, policies.EmailTaken),
    ],
)
def test_what_may_not_stand_in_a_record_is_refused_in_words(agency, ann, change, refusal):
    with pytest.raises(refusal) as refused:
        actions.add(by="test", agency=agency, details=replace(BO, **change))

    assert len(str(refused.value)) > 15
    assert queries.headcount(agency) == 1


def test_a_number_is_once_only_in_its_agency(agency, ann, other):
    actions.add(by="test", agency=other, details=replace(BO, number="0417", email="ann@example.org"))

    assert queries.headcounts() == {agency.pk: 1, other.pk: 1}


def test_only_what_differs_is_written(agency, ann):
    stale = queries.person(ann.pk)
    actions.set_left(by="test", person=ann, left=True)

    actions.change_person(by="test", person=stale, details=replace(stale.details, name="Ann Lee-Ray", unit="New unit"))

    kept = queries.person(ann.pk)
    assert (kept.name, kept.unit.name, kept.left) == ("Ann Lee-Ray", "New unit", True)


def test_a_change_of_nothing_writes_nothing(ann):
    with CaptureQueriesContext(connection) as asked:
        actions.change_person(by="test", person=ann, details=ann.details)

    assert [one["sql"] for one in asked if one["sql"].startswith(("UPDATE", "INSERT"))] == []


def test_whoever_left_is_counted_no_more_and_can_come_back(agency, ann):
    actions.set_left(by="test", person=ann, left=True)
    assert (queries.headcount(agency), queries.unit_headcounts()) == (0, {})
    assert list(queries.people_of(agency)) == []
    assert list(queries.people_of(agency, with_left=True)) == [ann]

    actions.set_left(by="test", person=ann, left=False)
    assert queries.headcount(agency) == 1


def test_many_are_written_at_once_or_none(agency, ann):
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.write_people(by="test", agency=agency, people=[BO, replace(BO, number="9", name=None)])

    assert queries.headcount(agency) == 1


def test_a_half_written_pattern_is_refused_by_the_database(ann):
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=ann.pk).update(anchor=None)


def test_people_are_found_by_number_name_and_address(agency, ann):
    actions.add(by="test", agency=agency, details=replace(BO, unit="Patrol", employment="civilian"))

    def names(**wanted):
        return [one.name for one in queries.found(agency, Wanted(**wanted))]

    assert names() == ["Ann Lee", "Bo Ray"]
    assert names(words="lee ann") == names(words="417") == names(words="ANN@") == ["Ann Lee"]
    assert names(unit="Patrol") == names(employment="civilian") == ["Bo Ray"]
    assert names(words="nobody") == names(left=True) == []


def test_patterns_in_use_are_counted(agency, ann):
    actions.add(by="test", agency=agency, details=replace(BO, pattern=ann.pattern))
    actions.add(by="test", agency=agency, details=replace(BO, number="9"))

    assert dict(queries.patterns_of(agency)) == {ann.pattern: 2}


def test_a_pattern_is_named_as_people_name_it(ann):
    own = Pattern("DD--", date(2026, 11, 2), "UTC", 10.0, time(6), time(18))

    assert queries.pattern_words(ann.pattern) == "Pitman, nights (also called 2-2-3 or Panama)"
    assert queries.pattern_words(own) == "DD--"


def test_there_is_nobody_by_an_unknown_key(db):
    with pytest.raises(NotFound):
        queries.person(1)


def test_a_unit_with_people_cannot_go(agency, ann):
    unit = agency_queries.units(agency)[0]

    with pytest.raises(StillInUse, match="Move them"):
        agency_actions.remove_unit(by="test", unit=unit)

    assert unit in agency_queries.units(agency)
