"""What moderators and leads see and press, and what whoever it concerns reads."""

import re

import pytest

from rigcheck.care.groups.models import Group, Guide, Membership
from rigcheck.care.groups.queries import standings
from rigcheck.care.meetings.models import Sitting
from rigcheck.care.threads.models import Post
from tests.care.groups.conftest import PLANTED, Circle
from tests.care.peers.conftest import browser_of

pytestmark = pytest.mark.django_db
WHY = {"reason": "attacks", "words": "Not in this tone."}


@pytest.fixture
def post(circle: Circle) -> str:
    return circle.write(circle.member).hex()


def shown(circle: Circle, who: str, way: str) -> str:
    answer = browser_of(getattr(circle, who).me).get(way)
    assert answer.status_code in {200, 403}
    return answer.content.decode()


def test_a_moderator_sees_their_own_groups_and_what_waits(circle: Circle, post: str) -> None:
    listed = shown(circle, "guide", "/moderating/")
    assert "Night shifts" in listed
    assert "After a loss" not in listed
    assert "1 post to look at" in listed
    assert PLANTED in shown(circle, "guide", f"/moderating/{circle.group.hex()}/")
    browser = browser_of(circle.guide.me)
    assert browser.post(f"/moderating/posts/{post}/keep")["Location"] == f"/moderating/{circle.group.hex()}/"
    assert "Nothing waits" in shown(circle, "guide", f"/moderating/{circle.group.hex()}/")


@pytest.mark.parametrize("who", ["elsewhere", "lead", "member", "stranger"])
def test_whoever_does_not_moderate_the_group_sees_and_moves_nothing(circle: Circle, post: str, who: str) -> None:
    browser, group = browser_of(getattr(circle, who).me), circle.group.hex()
    for way in (f"/moderating/{group}/", f"/moderating/{group}/live/"):
        answer = browser.get(way)
        assert answer.status_code == 404
        assert PLANTED not in answer.content.decode()
    for act in ("keep", "hide", "bar", "decide"):
        assert browser.post(f"/moderating/posts/{post}/{act}", {**WHY, "yes": "1"}).status_code in {404, 409}
    assert browser.post(f"/moderating/{group}/code").status_code == 404
    assert Post.objects.get().state == "shown"
    assert Membership.objects.filter(state="in").count() == 2


def test_a_lead_sees_what_was_reported_of_a_moderator_and_its_writer_no_button(circle: Circle) -> None:
    post = circle.write(circle.guide, "Shut up, all of you.").hex()
    browser_of(circle.member.me).post(f"/groups/posts/{post}/report", {"reason": "attacks"})
    own = shown(circle, "guide", f"/moderating/{circle.group.hex()}/")
    assert "You wrote this, so somebody else looks at it" in own
    assert f"/moderating/posts/{post}/keep" not in own
    assert f"/moderating/posts/{post}/keep" in shown(circle, "second", f"/moderating/{circle.group.hex()}/")
    lead = browser_of(circle.lead.me)
    assert "Shut up, all of you." in lead.get("/groups/opened/").content.decode()
    assert lead.post(f"/moderating/posts/{post}/hide", WHY)["Location"] == "/groups/opened/"
    assert Post.objects.get().state == "hidden"


def test_hidden_appealed_and_restored_by_the_other_moderator(circle: Circle, post: str) -> None:
    guide, member = browser_of(circle.guide.me), browser_of(circle.member.me)
    assert guide.post(f"/moderating/posts/{post}/hide", {}).status_code == 400
    guide.post(f"/moderating/posts/{post}/hide", WHY)
    thread = f"/groups/threads/{post}/"
    assert "It attacks or shames somebody: Not in this tone." in shown(circle, "member", thread)
    assert browser_of(circle.colleague.me).get(thread).status_code == 404
    assert member.post(f"/groups/posts/{post}/again", {"words": "A quote."})["Location"] == thread
    assert "You decided this" in shown(circle, "guide", f"/moderating/{circle.group.hex()}/")
    assert guide.post(f"/moderating/posts/{post}/decide", {"yes": "0"}).status_code == 403
    assert "A quote." in shown(circle, "second", f"/moderating/{circle.group.hex()}/")
    browser_of(circle.second.me).post(f"/moderating/posts/{post}/decide", {"yes": "1", "words": "Right."})
    assert PLANTED in shown(circle, "colleague", thread)


def test_barred_one_reads_why_asks_and_the_lead_lets_them_back(circle: Circle, post: str) -> None:
    guide, member, group = browser_of(circle.guide.me), browser_of(circle.member.me), circle.group.hex()
    guide.post(f"/moderating/posts/{post}/bar", WHY)
    assert "It attacks or shames somebody: Not in this tone." in shown(circle, "member", f"/groups/{group}/")
    assert "taken away" in shown(circle, "member", "/groups/")
    assert member.get(f"/groups/threads/{post}/").status_code == 403
    assert member.post(f"/groups/{group}/back", {"words": "Sorry."})["Location"] == f"/groups/{group}/"
    assert "is looking at it again" in shown(circle, "member", f"/groups/{group}/")
    assert "Sorry." in shown(circle, "second", f"/moderating/{group}/")
    assert "Sorry." in shown(circle, "lead", "/groups/opened/")
    alias = standings.alias_of(me=circle.member.me, group=circle.group).hex()
    lead = browser_of(circle.lead.me)
    assert lead.post(f"/moderating/places/{alias}/decide", {"yes": "1"})["Location"] == "/groups/opened/"
    assert PLANTED in shown(circle, "member", f"/groups/threads/{post}/")


def test_reporting_goes_back_to_the_thread(circle: Circle, post: str) -> None:
    browser = browser_of(circle.colleague.me)
    assert browser.post(f"/groups/posts/{post}/report", {}).status_code == 400
    answer = browser.post(f"/groups/posts/{post}/report", {"reason": "attacks"})
    assert answer["Location"] == f"/groups/threads/{post}/"
    assert "It attacks or shames somebody" in shown(circle, "guide", f"/moderating/{circle.group.hex()}/")


def test_a_lead_opens_a_closed_group_names_who_moderates_and_ends_it(circle: Circle) -> None:
    lead = browser_of(circle.lead.me)
    assert "Who finds it" in lead.get("/groups/opened/new/").content.decode()
    assert lead.post("/groups/opened/new/", {"name": ""}).status_code == 200
    way = lead.post("/groups/opened/new/", {"name": "The six", "about": "Since then", "kind": "closed"})["Location"]
    number = way.split("/")[3]
    seat = {"seat": circle.guide.number.hex()}
    assert lead.post(f"{way}name", seat)["Location"] == way
    assert "Riley K." in lead.get(way).content.decode()
    made = browser_of(circle.guide.me).post(f"/moderating/{number}/code").content.decode()
    assert re.search(r">[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}<", made)
    assert lead.post(f"{way}drop", seat)["Location"] == way
    assert not Guide.objects.filter(group=bytes.fromhex(number)).exists()
    assert lead.post(f"{way}end")["Location"] == "/groups/opened/"
    assert Group.objects.count() == 2
    assert lead.get(way).status_code == 404


@pytest.mark.parametrize("who", ["guide", "member", "stranger"])
def test_nobody_else_opens_names_or_ends(circle: Circle, who: str) -> None:
    browser, way = browser_of(getattr(circle, who).me), f"/groups/opened/{circle.group.hex()}/"
    for one in ("/groups/opened/", "/groups/opened/new/", way):
        assert browser.get(one).status_code == 404
    assert browser.post("/groups/opened/new/", {"name": "x", "about": "x", "kind": "topic"}).status_code == 404
    for act in ("name", "drop", "end"):
        assert browser.post(way + act, {"seat": circle.guide.number.hex()}).status_code == 404
    assert (Group.objects.count(), Guide.objects.count()) == (2, 3)


def test_a_session_is_planned_begun_written_in_and_ended(circle: Circle) -> None:
    guide, member, group = browser_of(circle.guide.me), browser_of(circle.member.me), circle.group.hex()
    plan = {"title": "Sleep", "minutes": "60", "zone": "America/New_York"}
    past = guide.post(f"/moderating/{group}/live/", {**plan, "starts": "2020-01-01T20:00"})
    assert "lies ahead" in past.content.decode()
    assert guide.post(f"/moderating/{group}/live/", {**plan, "starts": "2026-12-01T20:00"}).status_code == 302
    sitting = bytes(Sitting.objects.get().id).hex()
    live = f"/groups/live/{sitting}/"
    calendar = shown(circle, "member", "/groups/calendar/")
    assert "Sleep" in calendar
    assert "20:00" in calendar
    assert b"Sleep" not in member.get(f"{live}calendar.ics").content
    assert member.post(live, {"text": "Hello", "once": "1"}).status_code == 409
    assert member.post(f"{live}begin").status_code == 404
    guide.post(f"{live}begin")
    assert member.post(live, {"text": PLANTED, "once": "1"})["Location"] == live
    assert PLANTED in shown(circle, "guide", live)
    assert member.post(live, {"text": "", "once": "2"}).status_code == 400
    post = bytes(Post.objects.get().id).hex()
    report = browser_of(circle.colleague.me).post(f"/groups/posts/{post}/report", {"reason": "sells"})
    assert report["Location"] == live
    assert browser_of(circle.stranger.me).get(live).status_code == 404
    guide.post(f"{live}end")
    assert "what was said is erased" in shown(circle, "member", live)
    assert not Post.objects.exists()
    guide.post(f"/moderating/{group}/live/", {**plan, "starts": "2026-12-02T20:00"})
    second = bytes(Sitting.objects.get(state="planned").id).hex()
    assert guide.post(f"/groups/live/{second}/call-off")["Location"] == f"/moderating/{group}/live/"
    assert Sitting.objects.count() == 1
