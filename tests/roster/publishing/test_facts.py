"""What an agency's file tells: groups nobody can be reckoned out of, shifts that many work."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from rigcheck.bridge.catalogue.document import Group
from rigcheck.engines.shifts import Pattern
from rigcheck.roster.publishing.queries import REST, groups_to_tell, patterns_to_tell

DAYS = Pattern("DDDDD--", date(2026, 6, 1), "UTC", 8)
NIGHTS = Pattern("NNNN----", date(2026, 6, 1), "UTC", 12)


def test_large_groups_are_told_of_and_the_rest_is_counted_together():
    told = groups_to_tell({"Patrol": 162, "Fire": 92, "Dive team": 9, "": 55})
    assert told == [Group(REST, 64), Group("Fire", 92), Group("Patrol", 162)]


def test_a_rest_that_is_too_small_goes_with_the_smallest_group():
    assert groups_to_tell({"Patrol": 162, "Fire": 92, "": 9}) == [Group("Fire +", 101), Group("Patrol", 162)]


def test_a_small_agency_tells_of_no_group():
    assert groups_to_tell({"Engine": 36, "": 13}) == []


def test_nobody_is_nobody():
    assert groups_to_tell({"": 0}) == []


@given(st.dictionaries(st.text(max_size=3), st.integers(0, 200)))
def test_no_group_has_fewer_than_fifty_and_no_small_rest_can_be_reckoned_out(headcounts: dict[str, int]):
    told = groups_to_tell(headcounts)
    assert all(group.headcount >= 50 for group in told)
    left_out = sum(headcounts.values()) - sum(group.headcount for group in told)
    assert left_out == 0 or not told


def test_a_pattern_of_few_people_is_not_told_of_and_that_of_most_comes_first():
    assert patterns_to_tell({DAYS: 10, NIGHTS: 84, Pattern("D-", date(2026, 6, 1), "UTC", 8): 9}) == [NIGHTS, DAYS]
