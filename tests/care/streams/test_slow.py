"""Somebody slow, somebody dead, a database that goes away: nobody else waits for them, and nothing is lost."""

import socket
from collections.abc import Callable
from threading import Event as Flag

import pytest
from django.db import OperationalError, transaction

from rigcheck.care.streams import queries
from rigcheck.doors import serving
from rigcheck.outside.broadcast import listener as listeners
from rigcheck.outside.databases import forgetting
from tests.care.streams.conftest import CAPABILITY, Listen
from tests.care.streams.line import Server

Say = Callable[..., None]
WORD = "w" * 4000
TINY = 4096
"""Bytes that the system takes for somebody who does not read."""


def flood(say: Say, after: int) -> list[str]:
    """Twenty words, the first with this number."""
    words = [f"{after + number:04d}{WORD}" for number in range(20)]
    with transaction.atomic():
        say(*words)
    return words


def held_up(server: Server) -> bool:
    """Whether somebody's pieces wait."""
    return any(one._waiting for slot in server.streams.hub._slots for one in slot)


def test_somebody_slow_keeps_nobody_waiting_and_catches_up(server: Server, listen: Listen, say: Say) -> None:
    slow, quick = listen(buffer=TINY).begun(), listen().begun()
    words: list[str] = []
    while not held_up(server):
        batch = flood(say, len(words))
        assert quick.words(20) == batch
        words += batch
    assert slow.words(len(words)) == words, "nothing lost, nothing twice, in order"
    say("after")
    assert slow.words(1) == quick.words(1) == ["after"]


def test_somebody_too_slow_is_cut_comes_back_and_has_missed_nothing(
    server: Server, listen: Listen, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listeners, "MOST_WAITING", 3)
    slow, quick = listen(buffer=TINY).begun(), listen().begun()
    words: list[str] = []
    while len(server.streams.hub) == 2:
        for word in flood(say, len(words)):
            words.append(word)
            assert quick.words(1) == [word]
    heard = []
    while not (slow.ended and b"\n\n" not in slow._body):
        heard += slow.words(1)
    assert heard == words[: len(heard)]
    assert len(heard) < len(words)
    again = listen(since=slow.cursor).begun()
    assert again.headers["x-stream"] == "goes-on"
    say("after")
    rest = again.until("after")
    assert list(dict.fromkeys([*heard, *rest])) == [*words, "after"]


def test_who_went_away_is_forgotten(server: Server, listen: Listen, say: Say) -> None:
    lines = [listen().begun() for _ in range(3)]
    lines[0].socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")  # gone without a goodbye
    lines[0].close()
    lines[1].close()
    while len(server.streams.hub) > 1:
        say("is anybody there")
        lines[2].words(1)
    lines[2].close()
    while len(server.streams.hub):
        say("anybody")
    assert server.streams.hub._channels == {}


def test_the_dead_are_cut_off_by_the_system(
    server: Server, listen: Listen, say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A phone out of reach says no goodbye: it takes nothing. What is accepted inherits this from what listens."""
    monkeypatch.setattr(serving, "TAKES_NOTHING_MS", 400)
    serving._let_go_of_the_dead(server.socket)
    dead, words = listen(buffer=TINY).begun(), 0
    while not held_up(server):
        words += len(flood(say, words))
    pause = Flag()
    for _ in range(300):
        if server.streams._open == 0:
            break
        pause.wait(0.1)
    assert (server.streams._open, len(server.streams.hub)) == (0, 0)
    assert dead.socket.fileno() >= 0, "nobody has hung up on this side"


def test_the_site_s_own_sockets_are_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving._let_go_of_the_dead(listener)
        with socket.create_connection(listener.getsockname()), listener.accept()[0] as taken:
            assert taken.getsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT) == 30_000


def test_a_database_that_goes_away_cuts_the_lines_and_nothing_is_lost(
    server: Server, listen: Listen, say: Say, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    line = listen().begun()
    say("before")
    assert line.words(1) == ["before"]
    away = [True, True]
    for name in ("after", "named"):
        real = getattr(queries, name)
        monkeypatch.setattr(queries, name, lambda real=real, **given: _failing(away, real, **given))
    say("meanwhile")
    assert line.hung_up()
    monkeypatch.undo()
    again = listen(since=line.cursor).begun()
    say("later")
    assert again.until("later") == ["before", "meanwhile", "later"]
    assert "cannot reach the database" in caplog.text
    assert "a row that nobody" not in caplog.text


def _failing(away: list[bool], real: Callable[..., object], **given: object) -> object:
    if away:
        away.pop()
        raise OperationalError("a row that nobody should read in a log")
    return real(**given)


def test_a_ticket_cannot_be_looked_at_while_the_database_is_away(
    listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr("rigcheck.doors.streams.may_forget", away)
    assert listen().begun().status == 503
    monkeypatch.setattr("rigcheck.doors.streams.may_forget", forgetting.may_forget)
    assert listen(CAPABILITY).begun().status == 200
