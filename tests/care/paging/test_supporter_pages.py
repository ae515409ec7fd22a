"""The supporter's side at the server: taking, the number for their own key only, giving it back."""

import re

import pytest
from django.test import Client

from rigcheck.care.paging.models import Page
from rigcheck.outside.clock import SetClock
from tests.care.paging.people import CAPABILITY, PAGE, TEXT, Crew, browser, opened, people, post, state
from tests.care.peers.conftest import edge, lead, passer_by
from tests.care.seats.conftest import Seated

__all__ = ["edge", "lead", "passer_by", "people"]
pytestmark = pytest.mark.django_db
ONE = f"/backup/{PAGE.hex()}/"


@pytest.fixture
def pressed(people: Crew) -> Crew:
    """A member has asked the peer and the one outside, both of whom are up."""
    people.up(people.peer, people.outside)
    post(browser(people.member.me), "press", people.sent(people.peer, people.outside))
    return people


def told(client: Client, where: str = "/backup/") -> str:
    return " ".join(client.get(where).content.decode().split())


def callback(page: str) -> str:
    found = re.search(r'data-callback="([^"]+)"', page)
    return found[1] if found else ""


def test_whoever_is_asked_sees_it_and_no_number(pressed: Crew) -> None:
    for one in (pressed.peer, pressed.outside):
        page = told(browser(one.me))
        assert "Somebody asks to be called" in page
        assert "Take it" in page
        assert not callback(page)
        assert not callback(told(browser(one.me), ONE))


def test_who_still_waits_stands_before_whoever_was_told_that_nobody_comes_each_with_its_hour(pressed: Crew) -> None:
    clock = pressed.edge.clock
    assert isinstance(clock, SetClock)
    early = clock.now()
    clock.pass_(minutes=11)
    post(browser(pressed.member.me), "press", pressed.sent(pressed.peer, capability=b"d" * 16))
    page = told(browser(pressed.peer.me))
    fresh, late = page.index(f"{clock.now():%H:%M} UTC"), page.index(f"{early:%H:%M} UTC")
    assert fresh < late < page.index("Nobody could come in time")
    assert page.count("Take it<") == 2


def test_the_one_who_takes_it_opens_the_number_with_their_own_key(pressed: Crew) -> None:
    peer = browser(pressed.peer.me)
    assert peer.post(f"{ONE}take").url == ONE  # type: ignore[attr-defined]
    assert opened(pressed.peer, callback(told(peer, ONE))) == TEXT
    assert "You have this one" in told(peer)
    seen = state(browser())[1]
    assert (seen["state"], seen["by"]) == ("taken", "Riley K.")


def test_the_second_is_told_and_gets_nothing(pressed: Crew) -> None:
    browser(pressed.peer.me).post(f"{ONE}take")
    second = browser(pressed.outside.me)
    answer = second.post(f"{ONE}take")
    assert (answer.status_code, Page.objects.get().holder) == (409, pressed.peer.number)
    assert "Somebody else took this a moment ago" in answer.content.decode()
    assert not callback(told(second, ONE))
    assert "Nobody is asking right now" in told(second)


def test_given_back_the_next_may_take_it(pressed: Crew) -> None:
    peer = browser(pressed.peer.me)
    peer.post(f"{ONE}take")
    assert peer.post(f"{ONE}let-go").url == "/backup/"  # type: ignore[attr-defined]
    assert "Nobody is asking right now" in told(peer)
    assert peer.get(ONE).status_code == 404
    assert state(browser())[1]["by"] == ""
    outside = browser(pressed.outside.me)
    outside.post(f"{ONE}take")
    assert opened(pressed.outside, callback(told(outside, ONE))) == TEXT


def test_once_reached_the_number_is_gone(pressed: Crew) -> None:
    peer = browser(pressed.peer.me)
    peer.post(f"{ONE}take")
    assert peer.post(f"{ONE}reached").status_code == 302
    page = told(peer, ONE)
    assert "You reached them" in page
    assert not callback(page)
    assert state(browser())[1]["state"] == "contact"


def test_when_the_member_says_it_whoever_has_it_may_still_call(pressed: Crew) -> None:
    peer = browser(pressed.peer.me)
    peer.post(f"{ONE}take")
    post(browser(), "contact", {"capability": CAPABILITY.hex()})
    page = told(peer, ONE)
    assert "They say that you are in contact" in page
    assert opened(pressed.peer, callback(page)) == TEXT
    peer.post(f"{ONE}reached")
    assert not callback(told(peer, ONE))


@pytest.mark.parametrize("do", ["take", "reached", "let-go"])
def test_strangers_do_nothing_with_it(pressed: Crew, do: str) -> None:
    """Somebody who was not asked, a member, and nobody at all."""
    before = Page.objects.values().get()
    answers = [browser(me).post(ONE + do).status_code for me in (pressed.chaplain.me, pressed.stranger.me, None)]
    assert answers[1:] == [404, 302]
    assert answers[0] in {404, 409}
    assert {**Page.objects.values().get(), "seen": 0} == {**before, "seen": 0}


def test_strangers_see_nothing_of_it(pressed: Crew) -> None:
    assert "Nobody is asking right now" in told(browser(pressed.chaplain.me))
    assert browser(pressed.chaplain.me).get(ONE).status_code == 404
    for where in ("/backup/", ONE):
        assert [browser(me).get(where).status_code for me in (pressed.member.me, None)] == [404, 302]


@pytest.mark.parametrize("number", ["00", "zz", "00" * 32, "é"])
def test_a_number_that_is_none_is_not_found(pressed: Crew, number: str) -> None:
    assert browser(pressed.peer.me).get(f"/backup/{number}/").status_code == 404


def test_a_lead_without_a_supporters_seat_sees_an_empty_list(pressed: Crew, lead: Seated) -> None:
    assert "Nobody is asking right now" in told(browser(lead.me))
