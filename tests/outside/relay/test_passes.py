"""Passes and questions to a relay, against published values and a real coturn."""

import hmac
import struct
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from rigcheck.outside.randomness import SeededChance, SystemChance
from rigcheck.outside.relay import NoRelay, NotARelay, Pass, SharedSecret, open_relay
from rigcheck.outside.relay.asking import (
    DONE,
    ERROR,
    FORBIDDEN,
    INTEGRITY,
    NONCE,
    REALM,
    UNAUTHORIZED,
    USERNAME,
    Line,
    attribute,
    crossed,
    head,
    key_of,
    read,
)
from rigcheck.outside.relay.opening import Where, where
from tests.turnserver import LINES, OWN, Turnserver, turnserver

LATER = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Turnserver]:
    relay = turnserver(tmp_path_factory.mktemp("relay"))
    relay.start()
    yield relay
    relay.stop()


def test_a_pass_is_what_openssl_makes_of_it() -> None:
    """printf '1795392000:0a0b' | openssl dgst -sha1 -hmac 'a secret of sixteen' -binary | base64"""
    given = SharedSecret(("turn:a.example",), "a secret of sixteen").issue(name=b"\x0a\x0b", until=LATER)
    assert given == Pass(("turn:a.example",), "1795392000:0a0b", "6/oGbPz7x1ijNIJBkA0sFyea6+U=", LATER)
    assert given.password not in repr(given)


def test_a_request_is_signed_as_rfc_5769_section_2_4_says() -> None:
    """The published request with long-term authentication, byte for byte."""
    shown = Pass((), "マトリックス", "TheMatrIX", LATER)
    told = attribute(USERNAME, shown.username.encode()) + attribute(NONCE, b"f//499k954d6OL34oL9FSTvy64sA")
    told += attribute(REALM, b"example.org")
    whole = head(0x001, len(told) + 24, bytes.fromhex("78ad3433c6ad72c029da412e")) + told
    assert whole.hex().startswith("000100602112a44278ad3433c6ad72c029da412e00060012e3839e")
    signed = hmac.digest(key_of(shown, b"example.org"), whole, "sha1")
    assert attribute(INTEGRITY, signed).hex() == "00080014" + "f67024656dd64a3e02b8e0712e85c9a28ca89666"


def test_an_address_is_crossed_as_rfc_5769_section_2_2_says() -> None:
    """192.0.2.1 there with port 32853: e1 12 a6 43; the port here is always 9."""
    assert crossed("192.0.2.1").hex() == "0001" + "211b" + "e112a643"


@pytest.mark.parametrize("answer", [b"", b"\x01\x13", head(0x0113, 8, bytes(12)), b"\x01\x13\x00\x08" + bytes(16)])
def test_an_answer_that_is_cut_short_is_no_answer(answer: bytes) -> None:
    with pytest.raises(ConnectionError):
        read(answer)


def test_an_answer_that_says_no_says_why() -> None:
    told = attribute(ERROR, struct.pack("!xxBB", 4, 37) + b"Mismatch")
    assert read(head(0x0113, len(told), bytes(12)) + told).code == 437


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("turn:relay.example", Where("relay.example", 3478, "udp", False)),
        ("turn:relay.example:3479?transport=tcp", Where("relay.example", 3479, "tcp", False)),
        ("turns:relay.example", Where("relay.example", 5349, "tcp", True)),
        ("turns:[2001:db8::1]:443?transport=tcp", Where("2001:db8::1", 443, "tcp", True)),
    ],
)
def test_an_address_is_taken_apart(address: str, found: Where) -> None:
    assert where(address) == found


@pytest.mark.parametrize(
    "address",
    ["relay.example", "stun:relay.example", "turn:", "turn:a?transport=sctp", "https://relay.example", "turn:a b"],
)
def test_what_is_no_relay_is_refused(address: str) -> None:
    with pytest.raises(NotARelay):
        open_relay(address, secret="x" * 16)


def test_a_secret_that_can_be_guessed_is_refused() -> None:
    with pytest.raises(NotARelay):
        open_relay("turn:a.example", secret="x" * 15)
    with pytest.raises(NotARelay):
        open_relay("turn:a.example", secret="")


def test_without_a_relay_there_is_none() -> None:
    none = open_relay(" , ", secret="")
    assert (none, none.is_there) == (NoRelay(), False)
    with pytest.raises(NotImplementedError):
        none.issue(name=b"x", until=LATER)


def test_several_addresses_go_along_with_a_pass() -> None:
    relay = open_relay("turn:a.example , turns:a.example:443", secret="x" * 16)
    assert relay.is_there
    assert relay.issue(name=b"x", until=LATER).addresses == ("turn:a.example", "turns:a.example:443")


@pytest.mark.relay
def test_coturn_lets_our_pass_in(running: Turnserver) -> None:
    with Line(running.address, SystemChance()) as line:
        assert line.allocate(running.a_pass()).code == DONE


@pytest.mark.relay
@pytest.mark.parametrize("way", ["tcp_address", "tls_address"])
def test_coturn_lets_us_in_where_a_network_drops_udp(
    running: Turnserver, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(running.certificate))
    shown = running.a_pass()
    with Line(getattr(running, way), SystemChance()) as line:
        assert line.allocate(shown).code == DONE
        assert line.refresh(shown, seconds=0).code == DONE


@pytest.mark.relay
@pytest.mark.parametrize("minutes", [-0.05, -60])
def test_coturn_refuses_a_pass_whose_time_is_over(running: Turnserver, minutes: float) -> None:
    with Line(running.address, SystemChance()) as line:
        assert line.allocate(running.a_pass(minutes=minutes)).code == UNAUTHORIZED


@pytest.mark.relay
def test_coturn_refuses_a_pass_of_another_secret_and_a_longer_one_made_of_ours(running: Turnserver) -> None:
    ours = running.a_pass()
    longer = Pass(ours.addresses, "9" + ours.username, ours.password, ours.until)
    for forged in (running.a_pass(secret="another secret than that"), longer):
        with Line(running.address, SystemChance()) as line:
            assert line.allocate(forged).code == UNAUTHORIZED


@pytest.mark.relay
@pytest.mark.parametrize("peer", ["10.0.0.1", "192.168.1.1", "169.254.169.254", "203.0.113.5", "8.8.8.8", OWN])
def test_coturn_sends_to_nobody_but_itself(running: Turnserver, peer: str) -> None:
    shown = running.a_pass()
    with Line(running.address, SystemChance()) as line:
        assert line.allocate(shown).code == DONE
        assert line.permit(LINES, shown).code == DONE
        assert line.permit(peer, shown).code == FORBIDDEN


@pytest.mark.relay
def test_a_pass_opens_few_lines(running: Turnserver) -> None:
    shown = running.a_pass()
    lines = [Line(running.address, SystemChance()) for _ in range(7)]
    try:
        codes = [line.__enter__().allocate(shown).code for line in lines]
    finally:
        for line in lines:
            line.__exit__(None, None, None)
    assert codes[:6] == [DONE] * 6
    assert codes[6] == 486, "quota reached (RFC 8656, section 19)"


@pytest.mark.relay
def test_coturn_writes_nothing_down(running: Turnserver) -> None:
    shown = running.a_pass()
    with Line(running.address, SystemChance()) as line:
        assert line.allocate(shown).code == DONE
        line.refresh(shown, seconds=0)
    name = shown.username.partition(":")[2].encode()
    written = {path.name: path.read_bytes() for path in running.folder.iterdir() if path.name != "turnserver.conf"}
    assert "said" in written
    assert [path for path, text in written.items() if name in text or b"session" in text] == []


def test_who_does_not_answer_is_told() -> None:
    with pytest.raises(OSError), Line("turn:127.0.0.1:9?transport=udp", SeededChance("x"), seconds=0.2) as line:
        line.permit("127.0.0.1", Pass((), "x", "y", LATER))
