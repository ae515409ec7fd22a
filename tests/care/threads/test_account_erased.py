"""With an account its places in groups go, and its posts; a wrong handle takes nothing."""

import pytest
from django.test import Client

from rigcheck.care.groups.actions import belonging
from rigcheck.care.groups.models import Membership
from rigcheck.care.groups.queries import boxes
from rigcheck.care.streams.models import Event
from rigcheck.care.threads.actions import leaving
from rigcheck.care.threads.models import Post
from tests.care.groups.conftest import Circle
from tests.care.peers.conftest import browser_of

pytestmark = pytest.mark.django_db


def erase(browser: Client, handle: str, status: int = 200) -> str:
    """What our own page's script sends; the answer."""
    sent, marked = {"handle": handle, "rows": []}, {"X-Rigcheck": "fetch"}
    answer = browser.post("/account/erase", sent, content_type="application/json", headers=marked)
    assert answer.status_code == status
    return answer.content.decode()


def test_places_and_posts_go_with_the_account_and_answers_of_others_stand(circle: Circle) -> None:
    thread = circle.write(circle.member)
    circle.write(circle.colleague, "So do I", thread=thread, once="2")
    belonging.join(by=circle.member.me, group=circle.other, retired=False, edge=circle.edge)
    erase(browser_of(circle.member.me), circle.member.handle)
    assert [one.text for one in circle.read(circle.colleague, thread)] == ["", "So do I"]
    assert Membership.objects.count() == 1


def test_a_wrong_handle_takes_no_place_and_no_post(circle: Circle) -> None:
    thread = circle.write(circle.member)
    told = Event.objects.count()
    assert "Nothing was erased" in erase(browser_of(circle.member.me), "somebody-else-1", 400)
    assert len(circle.read(circle.member, thread)) == 1
    assert (Membership.objects.count(), Event.objects.count()) == (2, told)


def test_somebody_without_a_session_takes_nothing(circle: Circle) -> None:
    circle.write(circle.member)
    erase(Client(), circle.member.handle, 401)
    assert (Membership.objects.count(), Post.objects.count()) == (2, 1)


def test_a_group_whose_key_is_gone_keeps_nobody_from_erasing(circle: Circle) -> None:
    circle.write(circle.member)
    circle.edge.keybox.drop_half(boxes.place(circle.group))
    belonging.join(by=circle.member.me, group=circle.other, retired=False, edge=circle.edge)
    leaving.leave_all(by=circle.member.me, edge=circle.edge)
    assert not Membership.objects.filter(group=circle.other).exists()


def test_whoever_is_in_no_group_leaves_none(circle: Circle) -> None:
    leaving.leave_all(by=circle.stranger.me, edge=circle.edge)
    leaving.leave_all(by=circle.guide.me, edge=circle.edge)
    assert Membership.objects.count() == 2
