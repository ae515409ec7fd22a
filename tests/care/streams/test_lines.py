"""Open lines over real sockets: who hears what, and what happens at their ends."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from rigcheck.care.streams import actions, queries
from rigcheck.care.streams.models import Event, Ticket
from rigcheck.outside.broadcast import hub
from rigcheck.outside.broadcast.news import EPOCH, MICROSECOND
from rigcheck.outside.edge import Edge
from tests.care.streams.conftest import CAPABILITY, CHANNEL, FOREIGN, Listen
from tests.care.streams.line import Server

Say = Callable[..., None]


def cursor(moment: datetime) -> str:
    return f"{(moment - EPOCH) // MICROSECOND}-{'00' * 16}"


def test_what_is_published_is_heard_by_all_who_hold_the_capability(listen: Listen, say: Say) -> None:
    lines = [listen().begun() for _ in range(3)]
    say("look 1", "look 2")
    assert [line.words(2) for line in lines] == [["look 1", "look 2"]] * 3
    assert {line.headers["x-stream"] for line in lines} == {"anew"}


def test_an_event_names_its_channel_and_itself(listen: Listen, say: Say) -> None:
    line = listen().begun()
    say("")
    [heard] = line.hear(1)
    row = Event.objects.get()
    assert heard.tag == CHANNEL[:16].hex()
    assert heard.id.partition("-")[2] == row.id.hex()
    assert heard.word == ""


def test_nothing_private_is_kept_by_a_browser_or_a_proxy(listen: Listen) -> None:
    headers = listen().begun().headers
    assert headers["content-type"].startswith("text/event-stream")
    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"
    assert "set-cookie" not in headers
    assert "content-encoding" not in headers


def test_a_foreign_channel_is_silent(listen: Listen, say: Say) -> None:
    """The stranger opens a line on a capability of their own, and on what a copy of the table shows them."""
    stranger, thief = listen(FOREIGN).begun(), listen(CHANNEL).begun()
    member = listen(CAPABILITY, FOREIGN).begun()
    say("ours")
    say("theirs", channel=queries.channel(FOREIGN))
    say("stolen", channel=queries.channel(CHANNEL))
    assert member.words(2) == ["ours", "theirs"]
    assert stranger.words(1) == ["theirs"]
    assert thief.words(1) == ["stolen"]


@pytest.mark.parametrize("method", ["POST", "HEAD", "DELETE"])
def test_only_a_get_opens_a_stream(method: str, listen: Listen) -> None:
    assert listen(method=method).begun().status == 405
    assert Ticket.objects.count() == 1


def test_an_expired_ticket_opens_nothing(listen: Listen, live: Edge) -> None:
    ticket = actions.admit(capabilities=[CAPABILITY], known=False, edge=live)
    Ticket.objects.update(expires=live.clock.now() - timedelta(seconds=1))
    assert listen(ticket=ticket).begun().status == 403


def test_a_used_ticket_opens_nothing(listen: Listen, live: Edge) -> None:
    ticket = actions.admit(capabilities=[CAPABILITY], known=False, edge=live)
    assert [listen(ticket=ticket).begun().status for _ in range(3)] == [200, 403, 403]


@pytest.mark.parametrize("ticket", ["", "00" * 32, "no hex", CHANNEL.hex(), "é" * 8])
def test_what_is_no_ticket_opens_nothing(ticket: str, listen: Listen) -> None:
    assert listen(shown=ticket).begun().status == 403


def test_more_streams_than_may_be_are_refused_until_one_ends(server: Server, listen: Listen, say: Say) -> None:
    server.streams._most = 2
    first, second = listen().begun(), listen().begun()
    third = listen().begun()
    assert (first.status, second.status, third.status) == (200, 200, 503)
    say("still heard")
    assert first.words(1) == second.words(1) == ["still heard"]
    first.close()
    for _ in range(200):
        if (again := listen().begun()).status == 200:
            break
    assert again.status == 200


def test_who_comes_back_hears_what_was_missed_and_nothing_is_lost(listen: Listen, say: Say) -> None:
    line = listen().begun()
    say("one")
    assert line.words(1) == ["one"]
    line.close()
    say("two", "three")
    again = listen(since=line.cursor).begun()
    say("four")
    assert again.headers["x-stream"] == "goes-on"
    assert again.until("four") == ["one", "two", "three", "four"], "the overlap repeats, in order"


@pytest.mark.parametrize(
    ("ago", "state"), [(timedelta(minutes=13), "goes-on"), (timedelta(minutes=15), "anew"), (timedelta(days=9), "anew")]
)
def test_who_was_away_for_long_is_told_to_read_the_box_again(
    ago: timedelta, state: str, listen: Listen, say: Say
) -> None:
    now = datetime.now(UTC)
    say("old", at=now - ago)
    line = listen(since=cursor(now - ago)).begun()
    assert line.headers["x-stream"] == state
    say("new")
    assert line.words(1) == (["old"] if state == "goes-on" else ["new"])


@pytest.mark.parametrize(
    "since", ["x", "-1", "9" * 70, "9" * 18 + "-00", "²", "1e9", cursor(datetime(2999, 1, 1, tzinfo=UTC))]
)
def test_a_cursor_that_is_none_begins_anew(since: str, listen: Listen, say: Say) -> None:
    line = listen(since=since).begun()
    say("heard")
    assert (line.status, line.headers["x-stream"], line.words(1)) == (200, "anew", ["heard"])


def test_a_quiet_line_gets_signs_of_life_that_carry_on(
    monkeypatch: pytest.MonkeyPatch, listen: Listen, say: Say
) -> None:
    """After an hour of silence a short gap is a short gap."""
    monkeypatch.setattr(hub, "SLOT", 0.01)
    line = listen().begun()
    first, second = line.beat(), line.beat()
    assert int(first) < int(second)
    assert abs(int(second) - (datetime.now(UTC) - EPOCH) // MICROSECOND) < 60_000_000
    line.close()
    assert listen(since=second).begun().headers["x-stream"] == "goes-on"


def test_told_to_stop_the_process_ends_every_line_at_once(server: Server, listen: Listen, say: Say) -> None:
    lines = [listen().begun() for _ in range(3)]
    began = datetime.now(UTC)
    server.serving.should_exit = True
    server.shell.leave()
    assert all(line.hung_up() for line in lines)
    server.thread.join(10)
    assert not server.thread.is_alive()
    assert datetime.now(UTC) - began < timedelta(seconds=3), "uvicorn would have waited for them"


def test_no_log_names_a_channel_a_ticket_or_a_word(
    caplog: pytest.LogCaptureFixture, listen: Listen, say: Say, server: Server, live: Edge
) -> None:
    caplog.set_level(logging.DEBUG)
    ticket = actions.admit(capabilities=[CAPABILITY], known=False, edge=live)
    line = listen(ticket=ticket).begun()
    say("a word on the wire")
    line.words(1)
    listen(ticket=ticket, since=line.cursor).begun()
    server.streams.hub.hang_up()
    said = caplog.text + str([record.__dict__ for record in caplog.records if not record.name.startswith("django.db")])
    for secret in (CAPABILITY.hex(), CHANNEL.hex(), CHANNEL[:16].hex(), ticket.hex(), "a word on the wire"):
        assert secret not in said
