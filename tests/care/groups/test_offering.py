"""A supporter offers a small group after an event, of their own accord: who may, who comes, how it ends."""

from collections.abc import Callable
from typing import Any

import pytest

from rigcheck.care.groups import policies
from rigcheck.care.groups.actions import belonging, opening
from rigcheck.care.groups.models import Group, Membership
from rigcheck.care.groups.queries import About, Kind, lists, standings
from rigcheck.care.moderation.actions import deciding
from rigcheck.care.peers import actions as peers
from rigcheck.care.peers.models import Wishes
from rigcheck.care.threads.actions import posting
from rigcheck.care.threads.models import Post
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import NotFound
from tests.care.groups.conftest import Circle, person
from tests.care.peers.conftest import browser_of
from tests.care.standing.conftest import serves

pytestmark = pytest.mark.django_db
OFFER: dict[str, Any] = {"kind": Kind.TOPIC, "about": About("After Tuesday", "Whoever was there"), "places": 2}


@pytest.fixture
def offers(circle: Circle) -> Callable[..., bytes]:
    """A peer who serves and is in date offers one."""
    serves(circle.second, circle.lead, circle.edge)

    def offer(**other: Any) -> bytes:
        return opening.offer_group(by=circle.second.me, **{**OFFER, **other}, edge=circle.edge)

    return offer


def test_it_is_there_at_once_with_whoever_offers_it_as_its_moderator(
    circle: Circle, offers: Callable[..., bytes]
) -> None:
    group = offers()
    assert [one.name for one in standings.guides_of(group=group)] == ["Jo Brandt"]
    open_to = lists.lists(me=circle.stranger.me, edge=circle.edge)[1]
    assert [(one.about.name, one.places) for one in open_to if one.places] == [("After Tuesday", 2)]
    with pytest.raises(NotFound):
        standings.place(me=circle.guide.me, group=group, edge=circle.edge)


def test_it_takes_as_many_as_it_has_places_and_one_who_leaves_makes_room(
    circle: Circle, offers: Callable[..., bytes]
) -> None:
    group = offers()
    for who in (circle.member, circle.colleague):
        belonging.join(by=who.me, group=group, retired=False, edge=circle.edge)
    with pytest.raises(policies.Full):
        belonging.join(by=circle.stranger.me, group=group, retired=False, edge=circle.edge)
    belonging.join(by=circle.member.me, group=group, retired=False, edge=circle.edge)
    assert Membership.objects.filter(group=group).count() == 2
    belonging.give_up(by=circle.member.me, group=group)
    belonging.join(by=circle.stranger.me, group=group, retired=False, edge=circle.edge)
    assert Membership.objects.filter(group=group).count() == 2


def test_a_full_group_does_not_use_up_a_code(circle: Circle, offers: Callable[..., bytes]) -> None:
    group = offers(kind=Kind.CLOSED)
    codes = [belonging.make_code(by=circle.second.me, group=group, edge=circle.edge) for _ in range(3)]
    for who, code in zip((circle.member, circle.colleague), codes, strict=False):
        belonging.join_by_code(by=who.me, code=code, retired=False, edge=circle.edge)
    with pytest.raises(policies.Full):
        belonging.join_by_code(by=circle.stranger.me, code=codes[2], retired=False, edge=circle.edge)
    belonging.give_up(by=circle.member.me, group=group)
    assert belonging.join_by_code(by=circle.stranger.me, code=codes[2], retired=False, edge=circle.edge) == group


def test_families_and_whoever_left_the_job_are_not_let_in(circle: Circle, offers: Callable[..., bytes]) -> None:
    group = offers()
    with pytest.raises(policies.NotAdmitted):
        belonging.join(by=circle.stranger.me, group=group, retired=True, edge=circle.edge)
    assert not Membership.objects.filter(group=group).exists()


@pytest.mark.parametrize("who", ["member", "stranger", "guide", "elsewhere", "lead"])
def test_nobody_else_offers_one(circle: Circle, who: str) -> None:
    """A member, a stranger, moderators and a lead, who has a page of their own for groups."""
    with pytest.raises(NotFound):
        opening.offer_group(by=getattr(circle, who).me, **OFFER, edge=circle.edge)
    assert Group.objects.count() == 2


def test_a_peer_who_does_not_serve_or_is_out_of_date_is_told_so(circle: Circle) -> None:
    with pytest.raises(policies.OutOfDate):
        opening.offer_group(by=circle.second.me, **OFFER, edge=circle.edge)
    shown = browser_of(circle.second.me).get("/moderating/offer/").content.decode()
    assert "in date can offer a group" in shown
    assert "Offer it" not in shown
    assert Group.objects.count() == 2


def test_three_at_a_time_are_enough_and_two_to_fifteen_places(circle: Circle, offers: Callable[..., bytes]) -> None:
    for places in (0, 1, 16):
        with pytest.raises(policies.NotSmall):
            offers(places=places)
    first, *_others = [offers() for _ in range(3)]
    with pytest.raises(policies.EnoughGroups):
        offers()
    deciding.end_group(by=circle.second.me, group=first, edge=circle.edge)
    assert offers() != first


def test_it_is_over_after_three_months_however_much_is_written(circle: Circle, offers: Callable[..., bytes]) -> None:
    group, today = offers(), Month.of(circle.edge.clock.now())
    belonging.join(by=circle.member.me, group=group, retired=False, edge=circle.edge)
    draft = posting.Draft("Glad you are here", "1", "Tuesday")
    posting.post(by=circle.member.me, group=group, draft=draft, edge=circle.edge)
    opening.expire(today=today.plus(3), edge=circle.edge)
    assert Group.objects.filter(id=group).exists()
    opening.expire(today=today.plus(4), edge=circle.edge)
    posting.expire(today=today.plus(4))
    assert not Group.objects.filter(id=group).exists()
    assert not Post.objects.filter(group=group).exists()
    assert Group.objects.count() == 2


@pytest.mark.parametrize("who", ["member", "colleague", "stranger", "guide", "elsewhere"])
def test_only_whoever_offered_it_and_the_lead_end_it(circle: Circle, offers: Callable[..., bytes], who: str) -> None:
    group = offers()
    with pytest.raises(NotFound):
        deciding.end_group(by=getattr(circle, who).me, group=group, edge=circle.edge)
    assert browser_of(getattr(circle, who).me).post(f"/moderating/{group.hex()}/end").status_code == 404
    assert Group.objects.filter(id=group).exists()
    deciding.end_group(by=circle.lead.me, group=group, edge=circle.edge)
    assert not Group.objects.filter(id=group).exists()


def test_a_moderator_does_not_end_a_group_that_a_lead_opened(circle: Circle) -> None:
    with pytest.raises(NotFound):
        deciding.end_group(by=circle.guide.me, group=circle.group, edge=circle.edge)
    assert browser_of(circle.guide.me).post(f"/moderating/{circle.group.hex()}/end").status_code == 404
    assert Group.objects.count() == 2


def test_whoever_would_rather_not_meet_the_supporter_is_not_shown_it(
    circle: Circle, offers: Callable[..., bytes]
) -> None:
    offers()
    named, today = Wishes(without=[circle.second.number.hex()]), Month.of(circle.edge.clock.now())
    peers.keep_wishes(by=circle.stranger.me, wishes=named, today=today, chance=circle.edge.chance)
    shown = [one.about.name for one in lists.lists(me=circle.stranger.me, edge=circle.edge)[1]]
    assert shown == ["After a loss", "Night shifts"]


def test_pages_offer_it_show_its_places_and_end_it(circle: Circle, offers: Callable[..., bytes]) -> None:
    browser = browser_of(circle.second.me)
    assert "Offer a small group" in browser.get("/moderating/").content.decode()
    assert "Offer a small group after an event" not in browser_of(circle.guide.me).get("/moderating/").content.decode()
    sent = {"name": "After Tuesday", "about": "Whoever was there", "places": "4", "kind": "topic"}
    assert browser.post("/moderating/offer/", {**sent, "places": "40"}).status_code == 200
    assert Group.objects.count() == 2
    way = browser.post("/moderating/offer/", sent)["Location"]
    assert "End this group" in browser.get(way).content.decode()
    number = way.split("/")[2]
    joining = browser_of(circle.stranger.me).get(f"/groups/{number}/join/").content.decode()
    for told in ("with 4 places", "4 are free", "not a debriefing", "Jo Brandt"):
        assert told in joining
    assert browser.post(f"{way}end")["Location"] == "/moderating/"
    assert Group.objects.count() == 2


def test_strangers_find_no_page_to_offer_one(circle: Circle) -> None:
    newcomer = person("newcomer", circle.edge)
    for who in (newcomer, circle.member, circle.lead):
        assert browser_of(who.me).get("/moderating/offer/").status_code == 404
        assert browser_of(who.me).post("/moderating/offer/", {}).status_code == 404
    assert Group.objects.count() == 2
