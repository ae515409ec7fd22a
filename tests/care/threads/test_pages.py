"""The pages of a group: what each shows to whom, what stays in the field, and who is not let in."""

import pytest
from django.test import Client

from rigcheck.care.groups.models import Membership
from rigcheck.care.groups.queries import Kind
from rigcheck.care.jobs.models import Job
from rigcheck.care.threads.models import Post
from rigcheck.care.threads.queries import reading
from rigcheck.engines.triage import messages
from tests.care.groups.conftest import PLANTED, Circle, opened
from tests.care.peers.conftest import browser_of

pytestmark = pytest.mark.django_db


def page(circle: Circle, who: str, way: str) -> str:
    answer = browser_of(getattr(circle, who).me).get(way)
    assert answer.status_code == 200
    return answer.content.decode()


def test_somebody_new_is_led_to_what_the_group_is_and_joins(circle: Circle) -> None:
    browser, group = browser_of(circle.stranger.me), circle.group.hex()
    listed = browser.get("/groups/").content.decode()
    assert listed.index("Open to you") < listed.index("Night shifts")
    answer = browser.get(f"/groups/{group}/")
    assert answer["Location"] == f"/groups/{group}/join/"
    shown = browser.get(f"/groups/{group}/join/").content.decode()
    for told in ("What may have to be passed on", "cautious default", "/limits/moderator/", "Riley K.", "Jo Brandt"):
        assert told in shown
    assert browser.post(f"/groups/{group}/join/", {})["Location"] == f"/groups/{group}/"
    assert "Your groups" in browser.get("/groups/").content.decode()
    assert Membership.objects.filter(group=circle.group).count() == 3


def test_whoever_left_the_job_reads_why_they_are_not_let_in(circle: Circle) -> None:
    answer = browser_of(circle.stranger.me).post(f"/groups/{circle.group.hex()}/join/", {"retired": "on"})
    assert answer.status_code == 403
    assert "This group is for others" in answer.content.decode()
    assert Membership.objects.filter(group=circle.group).count() == 2


def test_a_code_is_typed_and_a_wrong_one_says_so(circle: Circle) -> None:
    closed = opened(circle.lead, circle.edge, "The six", kind=Kind.CLOSED)
    circle.name(closed, circle.guide)
    code = circle.code(closed)
    browser = browser_of(circle.stranger.me)
    for sent in ({"code": "abcd-efgh"}, {"code": "x" * 100}, {}):
        answer = browser.post("/groups/code", sent)
        assert answer.status_code == 404
        assert "This code opens nothing" in answer.content.decode()
    before = browser.post("/groups/code", {"code": code})
    for told in ("The six", "What may have to be passed on", "Riley K."):
        assert told in before.content.decode()
    assert not Membership.objects.filter(group=closed).exists()
    answer = browser.post("/groups/code", {"code": code, "sure": "on"})
    assert answer["Location"] == f"/groups/{closed.hex()}/"
    assert "The six" in browser.get("/groups/").content.decode()


def test_a_thread_is_begun_answered_and_taken_back(circle: Circle) -> None:
    browser, group = browser_of(circle.member.me), circle.group.hex()
    sent = {"title": "Nights", "text": PLANTED, "once": "1"}
    way = browser.post(f"/groups/{group}/write/", sent)["Location"]
    assert browser_of(circle.colleague.me).post(way, {"text": "me too", "once": "2"})["Location"] == way
    shown = page(circle, "guide", way)
    assert PLANTED in shown
    assert "me too" in shown
    assert "1 answer" in page(circle, "member", f"/groups/{group}/")
    thread, answer = [bytes(one.id).hex() for one in Post.objects.order_by("turn")]
    assert browser.post(f"/groups/posts/{thread}/erase")["Location"] == way
    assert "Erased by its writer" in page(circle, "member", way)
    assert browser.post(f"/groups/posts/{answer}/erase").status_code == 404
    assert browser_of(circle.colleague.me).post(f"/groups/posts/{answer}/erase")["Location"] == f"/groups/{group}/"
    assert not Post.objects.exists()


@pytest.mark.parametrize("heavy", ["title", "text"])
def test_the_engine_reads_title_and_text(circle: Circle, monkeypatch: pytest.MonkeyPatch, heavy: str) -> None:
    monkeypatch.setattr(reading, "READ", messages.read)
    browser, way = browser_of(circle.member.me), f"/groups/{circle.group.hex()}/write/"
    sent = {"title": "Nights", "text": "Thanks for this", "once": "1"}
    assert browser.post(way, sent).status_code == 302
    answer = browser.post(way, {**sent, "once": "2", heavy: "I am going to kill myself tonight"})
    assert "would you like somebody now?" in answer.content.decode()


@pytest.mark.parametrize(
    ("text", "status", "sentence"),
    [("Dana Ruiz helped", 409, "still in the field"), ("x" * 5000, 413, "4,000 characters"), ("", 400, "no words")],
)
def test_what_is_not_posted_stays_in_the_field(circle: Circle, text: str, status: int, sentence: str) -> None:
    thread = circle.write(circle.member).hex()
    answer = browser_of(circle.member.me).post(f"/groups/threads/{thread}/", {"text": text, "once": "2"})
    shown = answer.content.decode()
    assert answer.status_code == status
    assert sentence in shown
    assert text in shown
    assert Post.objects.count() == 1


def test_a_heavy_post_is_posted_and_its_writer_alone_is_asked(circle: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    class Heavy:
        offer, level, reasons = True, 3, ("plan",)

    monkeypatch.setattr(reading, "READ", lambda _text: Heavy())
    thread = circle.write(circle.colleague).hex()
    answer = browser_of(circle.member.me).post(f"/groups/threads/{thread}/", {"text": "heavy", "once": "2"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    for told in ("Nobody was alerted", "/step-it-up/", "/safety-plan/mine/", "To your post"):
        assert told in shown
    assert "sounds heavy" not in page(circle, "colleague", f"/groups/threads/{thread}/")
    assert not Job.objects.exists()


@pytest.mark.parametrize("who", ["stranger", "elsewhere", "lead"])
def test_nobody_from_outside_opens_any_page_of_it(circle: Circle, who: str) -> None:
    """A moderator of another group among them."""
    thread, group = circle.write(circle.member).hex(), circle.group.hex()
    browser = browser_of(getattr(circle, who).me)
    for way in (f"/groups/threads/{thread}/", f"/groups/{group}/write/", f"/groups/{group}/leave/"):
        for answer in (browser.get(way), browser.post(way, {"title": "x", "text": "x", "once": "9"})):
            assert answer.status_code == 404
            assert PLANTED not in answer.content.decode()
    assert browser.post(f"/groups/posts/{thread}/erase").status_code == 404
    assert (Post.objects.count(), Membership.objects.count()) == (1, 2)


def test_nobody_without_a_session_sees_anything(circle: Circle) -> None:
    thread = circle.write(circle.member).hex()
    for way in ("/groups/", f"/groups/{circle.group.hex()}/", f"/groups/threads/{thread}/", "/groups/calendar/"):
        assert Client().get(way).status_code in {302, 401}
    assert Client().get("/groups/threads/zz/").status_code in {302, 401, 404}


def test_working_seats_have_no_list_of_groups_to_join(circle: Circle) -> None:
    assert browser_of(circle.guide.me).get("/groups/").status_code == 404
    assert browser_of(circle.guide.me).get("/groups/calendar/").status_code == 404
    assert browser_of(circle.member.me).get("/groups/xyz/").status_code == 404


def test_leaving_asks_what_becomes_of_the_posts(circle: Circle) -> None:
    circle.write(circle.member)
    browser, way = browser_of(circle.member.me), f"/groups/{circle.group.hex()}/leave/"
    assert "Nobody is told" in browser.get(way).content.decode()
    assert browser_of(circle.guide.me).get(way).status_code == 404
    assert browser.post(way, {"posts": "stay"})["Location"] == "/groups/"
    assert (Post.objects.count(), Membership.objects.count()) == (1, 1)


def test_before_a_thread_stands_what_moderators_may_have_to_pass_on(circle: Circle) -> None:
    shown = page(circle, "member", f"/groups/{circle.group.hex()}/write/")
    assert "A moderator reads what is posted" in shown
    assert "Everybody in the group reads what is said there" not in shown
    joining = page(circle, "stranger", f"/groups/{circle.group.hex()}/join/")
    assert "Everybody in the group reads what is said there" in joining


def test_an_open_page_looks_again_and_gets_the_posts_alone(circle: Circle) -> None:
    thread = circle.write(circle.member).hex()
    browser = browser_of(circle.colleague.me)
    fetched = browser.get(f"/groups/threads/{thread}/", headers={"x-rigcheck": "fetch"}).content.decode()
    assert PLANTED in fetched
    assert "<html" not in fetched
    whole = browser.get(f"/groups/threads/{thread}/").content.decode()
    ear = fetched.split('data-ear="')[1][:32]
    assert f'data-ear="{ear}"' in whole
    assert (
        browser_of(circle.stranger.me).get(f"/groups/threads/{thread}/", headers={"x-rigcheck": "fetch"}).status_code
        == 404
    )


def test_every_page_of_a_group_leads_to_help(circle: Circle) -> None:
    thread = circle.write(circle.member).hex()
    for way in (f"/groups/{circle.group.hex()}/", f"/groups/threads/{thread}/"):
        shown = browser_of(circle.member.me).get(way).content.decode()
        for leads in ("/step-it-up/backup/", "/step-it-up/", "/directory/"):
            assert f'href="{leads}"' in shown, (way, leads)
