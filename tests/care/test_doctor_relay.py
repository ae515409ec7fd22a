"""What the doctor sees of the relay for voice: a real coturn, and what may be wrong with one."""

from collections.abc import Iterator
from typing import Any

import pytest

from rigcheck.doors.care import doctor, relaying
from rigcheck.doors.doctor.findings import Finding, Place, State
from tests.turnserver import SECRET, Turnserver, turnserver

pytestmark = pytest.mark.relay
NOWHERE = "turn:127.0.0.1:9?transport=udp"


@pytest.fixture(scope="module")
def relay(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Turnserver]:
    made = turnserver(tmp_path_factory.mktemp("relay"))
    made.start()
    yield made
    made.stop()


@pytest.fixture
def place() -> Place:
    return doctor.place()


def found(place: Place, settings: Any, addresses: str, secret: str = SECRET) -> Finding:
    settings.RELAY, settings.RELAY_SECRET = addresses, secret
    return relaying.relay(place)


def test_without_a_relay_nothing_is_wrong(place: Place, settings: Any) -> None:
    assert found(place, settings, "", "").state is State.GOOD


@pytest.mark.parametrize(("addresses", "secret"), [("relay.example", SECRET), ("turn:relay.example", "short")])
def test_a_setting_that_is_wrong_is_told(place: Place, settings: Any, addresses: str, secret: str) -> None:
    told = found(place, settings, addresses, secret)
    assert (told.state, "RIGCHECK_RELAY" in told.do) == (State.WRONG, True)


def test_one_that_does_not_answer_is_told(place: Place, settings: Any) -> None:
    told = found(place, settings, NOWHERE)
    assert (told.state, "does not answer" in told.what) == (State.WRONG, True)


def test_one_that_lets_us_in_lacks_only_tls(place: Place, settings: Any, relay: Turnserver) -> None:
    told = found(place, settings, relay.address)
    assert (told.state, "TLS" in told.what) == (State.LOOK, True)


def test_one_with_tls_too_is_as_it_should_be(
    place: Place, settings: Any, relay: Turnserver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(relay.certificate))
    assert found(place, settings, f"{relay.address},{relay.tls_address}").state is State.GOOD


def test_a_certificate_that_nobody_trusts_is_told(place: Place, settings: Any, relay: Turnserver) -> None:
    told = found(place, settings, relay.tls_address)
    assert (told.state, "certificate" in told.what) == (State.WRONG, True)


def test_another_secret_is_told(place: Place, settings: Any, relay: Turnserver) -> None:
    told = found(place, settings, relay.address, "another secret than the relay's")
    assert (told.state, "does not take our pass" in told.what) == (State.WRONG, True)


def test_every_address_is_asked(place: Place, settings: Any, relay: Turnserver) -> None:
    assert NOWHERE in found(place, settings, f"{relay.address}, {NOWHERE}").what


def test_one_that_would_send_into_private_networks_is_told(
    place: Place, settings: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    open_to_all = turnserver(tmp_path_factory.mktemp("open"))
    file = open_to_all.folder / "turnserver.conf"
    file.write_text("\n".join(line for line in file.read_text().splitlines() if not line.startswith("denied-peer-ip")))
    open_to_all.start()
    try:
        told = found(place, settings, open_to_all.address)
    finally:
        open_to_all.stop()
    assert (told.state, "private networks" in told.what) == (State.WRONG, True)
