"""Opening, joining, codes, names; who may do none of it."""

import pytest

from rigcheck.care.groups import policies
from rigcheck.care.groups.actions import belonging, opening
from rigcheck.care.groups.models import Code, Group, Guide, Membership
from rigcheck.care.groups.queries import About, Kind, boxes, lists, standings
from rigcheck.care.threads.actions import leaving
from rigcheck.kernel.enums import Seat
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from tests.care.groups.conftest import Circle, opened
from tests.care.members.cast import person

pytestmark = pytest.mark.django_db


def test_one_account_has_another_alias_in_each_group(circle: Circle) -> None:
    aliases = {standings.alias_of(me=circle.member.me, group=group) for group in (circle.group, circle.other)}
    assert len(aliases | {circle.member.me.account}) == 3
    assert len({standings.name_of(one) for one in aliases}) == 2


def test_only_a_lead_opens_groups_and_names_moderators(circle: Circle) -> None:
    for who in (circle.guide, circle.member, circle.stranger):
        with pytest.raises(NotFound):
            opening.name_guide(by=who.me, group=circle.other, seat=circle.guide.number, edge=circle.edge)
        with pytest.raises(NotFound):
            opening.end_group(by=who.me, group=circle.group, edge=circle.edge)
    assert Group.objects.count() == 2


def test_families_and_retirees_come_where_the_group_says_so(circle: Circle) -> None:
    family = person("family", circle.edge, seat=Seat.FAMILY)
    with pytest.raises(policies.NotAdmitted):
        belonging.join(by=family.me, group=circle.group, retired=False, edge=circle.edge)
    with pytest.raises(policies.NotAdmitted):
        belonging.join(by=circle.stranger.me, group=circle.group, retired=True, edge=circle.edge)
    wide = opened(circle.lead, circle.edge, "All of us", family=True, retirees=True)
    belonging.join(by=family.me, group=wide, retired=False, edge=circle.edge)
    belonging.join(by=circle.stranger.me, group=wide, retired=True, edge=circle.edge)
    assert Membership.objects.filter(group=wide).count() == 2


def test_a_code_opens_a_closed_group_once(circle: Circle) -> None:
    closed = opened(circle.lead, circle.edge, "The six", kind=Kind.CLOSED)
    opening.name_guide(by=circle.lead.me, group=closed, seat=circle.guide.number, edge=circle.edge)
    with pytest.raises(policies.NotAdmitted):
        belonging.join(by=circle.member.me, group=closed, retired=False, edge=circle.edge)
    with pytest.raises(NotFound):
        belonging.make_code(by=circle.elsewhere.me, group=closed, edge=circle.edge)
    code = belonging.make_code(by=circle.guide.me, group=closed, edge=circle.edge)
    assert belonging.join_by_code(by=circle.member.me, code=code.upper(), retired=False, edge=circle.edge) == closed
    assert not Code.objects.exists()
    with pytest.raises(policies.NoCode):
        belonging.join_by_code(by=circle.colleague.me, code=code, retired=False, edge=circle.edge)
    names = [one.about.name for one in lists.lists(me=circle.colleague.me, edge=circle.edge)[1]]
    assert names == ["After a loss"]


def test_a_dropped_moderator_is_named_no_more(circle: Circle) -> None:
    new = {"kind": Kind.TOPIC, "about": About("Mine", "x"), "admits": {"family": False, "retirees": False}}
    for who in (circle.guide, circle.member, circle.stranger):
        with pytest.raises(NotFound):
            opening.drop_guide(by=who.me, group=circle.group, seat=circle.second.number, edge=circle.edge)
        with pytest.raises(NotFound):
            opening.open_group(by=who.me, **new, edge=circle.edge)
    assert Group.objects.count() == 2
    opening.drop_guide(by=circle.lead.me, group=circle.group, seat=circle.second.number, edge=circle.edge)
    named, free = standings.may_guide(group=circle.group)
    assert [one.name for one in named] == ["Riley K."]
    assert {one.name for one in free} == {"Jo Brandt", "Dana Ruiz"}


def test_no_lead_moderates_and_nobody_who_does_not_work_here(circle: Circle) -> None:
    for seat in (circle.lead.number, circle.member.me.account, b"\0" * 16):
        with pytest.raises(NotFound):
            opening.name_guide(by=circle.lead.me, group=circle.group, seat=seat, edge=circle.edge)
    assert Guide.objects.filter(group=circle.group).count() == 2


def test_nobody_joins_under_a_working_seat_or_a_group_that_is_not_there(circle: Circle) -> None:
    for who in (circle.guide, circle.elsewhere, circle.lead):
        with pytest.raises(policies.NotAdmitted):
            belonging.join(by=who.me, group=circle.group, retired=False, edge=circle.edge)
        with pytest.raises(policies.NoCode):
            belonging.join_by_code(by=who.me, code="abcd-efgh-jkmn", retired=False, edge=circle.edge)
        with pytest.raises(NotFound):
            belonging.give_up(by=who.me, group=circle.group)
    with pytest.raises(NotFound):
        belonging.join(by=circle.member.me, group=b"\1" * 16, retired=False, edge=circle.edge)
    with pytest.raises(NotFound):
        belonging.give_up(by=circle.stranger.me, group=circle.group)
    assert Membership.objects.count() == 2


def test_coming_and_going_all_day_is_held_to_ten_times(circle: Circle) -> None:
    for _ in range(10):
        belonging.join(by=circle.stranger.me, group=circle.group, retired=False, edge=circle.edge)
        leaving.leave(by=circle.stranger.me, group=circle.group, erase=True, edge=circle.edge)
    with pytest.raises(policies.TooOften):
        belonging.join(by=circle.stranger.me, group=circle.group, retired=False, edge=circle.edge)
    assert Membership.objects.count() == 2


def test_fifty_codes_are_enough(circle: Circle) -> None:
    codes = {belonging.make_code(by=circle.guide.me, group=circle.group, edge=circle.edge) for _ in range(50)}
    with pytest.raises(policies.EnoughCodes):
        belonging.make_code(by=circle.guide.me, group=circle.group, edge=circle.edge)
    assert len(codes) == Code.objects.count() == 50


def test_a_closed_group_shows_to_nobody_who_is_not_in_it(circle: Circle) -> None:
    closed = opened(circle.lead, circle.edge, "The six", kind=Kind.CLOSED)
    for who in (circle.member, circle.stranger, circle.guide):
        with pytest.raises(NotFound):
            standings.joinable(me=who.me, group=closed, edge=circle.edge)
    with pytest.raises(NotFound):
        standings.barred(me=circle.guide.me, group=closed, edge=circle.edge)


def test_a_group_without_its_key_is_passed_over_and_waits_for_it(circle: Circle) -> None:
    secret = boxes.box(group=circle.other, edge=circle.edge).secret
    circle.edge.keybox.drop_half(boxes.place(circle.other))
    own, others = lists.lists(me=circle.member.me, edge=circle.edge)
    assert [one.about.name for one in own] == ["Night shifts"]
    assert others == []
    opening.expire(today=Month.of(circle.edge.clock.now()), edge=circle.edge)
    until = boxes.until(circle.edge.clock.now())
    circle.edge.keybox.put_half(boxes.place(circle.other), secret, until)
    assert [one.about.name for one in lists.lists(me=circle.member.me, edge=circle.edge)[1]] == ["After a loss"]


def test_a_group_and_its_places_go_two_years_after_the_last_word(circle: Circle) -> None:
    today = Month.of(circle.edge.clock.now())
    opening.expire(today=today.plus(25), edge=circle.edge)
    assert (Group.objects.count(), Membership.objects.count()) == (2, 2)
    opening.expire(today=today.plus(26), edge=circle.edge)
    assert (Group.objects.count(), Membership.objects.count()) == (0, 0)
