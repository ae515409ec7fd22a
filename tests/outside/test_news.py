"""How an event goes over the wire, and where a listener goes on."""

from datetime import UTC, datetime, timedelta

import pytest

from rigcheck.outside.broadcast import News, beat, cursor_of, written
from rigcheck.outside.broadcast.news import EPOCH
from rigcheck.outside.broadcast.ringing import named

AT = datetime(2026, 11, 22, 4, 0, 0, 123456, tzinfo=UTC)


def test_an_event_on_the_wire() -> None:
    news = News(id=bytes(range(16)), channel=bytes(range(32)), body=b"look 7", at=AT)
    assert written(news) == (
        b"id: 1795320000123456-000102030405060708090a0b0c0d0e0f\n"
        b"event: 000102030405060708090a0b0c0d0e0f\n"
        b"data: bG9vayA3\n\n"
    )


def test_a_listener_goes_on_from_an_event_or_a_sign_of_life() -> None:
    assert cursor_of("1795320000123456-000102030405060708090a0b0c0d0e0f") == AT
    assert beat(AT) == b"id: 1795320000123456\n\n"
    assert cursor_of("1795320000123456") == AT
    assert cursor_of("0") == EPOCH


def test_without_a_moment_it_is_a_sign_of_life_alone() -> None:
    assert beat(None) == b": \n\n"


@pytest.mark.parametrize("said", ["", "-", "x", "-1", "1.5", "+1", " 1", "²", "١", "9" * 30, "1" * 65])
def test_what_is_no_cursor_is_none(said: str) -> None:
    assert cursor_of(said) is None


def test_the_furthest_moment_is_one() -> None:
    last = datetime.max.replace(tzinfo=UTC)
    assert cursor_of(str((last - EPOCH) // timedelta(microseconds=1))) == last


def test_whoever_rings_without_a_name_is_not_heard() -> None:
    assert named(["00" * 16, "", "hello", "0", "ff" * 16]) == [bytes(16), b"", b"\xff" * 16]


def test_what_is_private_does_not_stand_in_its_text() -> None:
    shown = repr(News(id=bytes(16), channel=b"a channel", body=b"a word", at=AT))
    assert "a channel" not in shown
    assert "a word" not in shown
