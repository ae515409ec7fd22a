"""The site's own address, asked over real TLS of a server on this machine."""

import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from rigcheck.doors.doctor import site
from rigcheck.doors.doctor.findings import State
from rigcheck.outside.clock import SetClock
from tests.doors.doctor.conftest import Placed

WELL = {
    "Content-Security-Policy": "default-src 'none'",
    "Strict-Transport-Security": "max-age=63072000",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "private, no-store",
}


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Certificate and key of `localhost` for thirty days, signed by itself."""
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-days", "30", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


Served = Callable[..., int]


@pytest.fixture
def served(authority: tuple[Path, Path]) -> Iterator[Served]:
    """Serve one answer over TLS; the port."""
    running: list[HTTPServer] = []

    def serve(status: int = 200, **headers: str | None) -> int:
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status)
                for name, value in {**WELL, **{key.replace("_", "-"): text for key, text in headers.items()}}.items():
                    if value is not None:
                        self.send_header(name, value)
                self.end_headers()

            def log_message(self, *_: Any) -> None:
                """Say nothing."""

        server = HTTPServer(("127.0.0.1", 0), Answer)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*authority)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return int(server.server_address[1])

    yield serve
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture
def at(placed: Placed, authority: tuple[Path, Path]) -> Placed:
    """A place whose address is `localhost`."""

    def build(**facts: Any) -> Any:
        return placed(**{"host": "localhost", "authority": str(authority[0]), **facts})

    return build


def test_a_site_that_answers_as_it_should(at: Placed, served: Served) -> None:
    place = at(port=served())
    assert site.certificate(place).state is State.GOOD
    assert site.proxy(place).state is State.GOOD


def test_a_certificate_of_nobody_known_or_of_another_name(at: Placed, served: Served) -> None:
    port = served()
    for place in (at(port=port, authority=""), at(port=port, host="127.0.0.1")):
        found = site.certificate(place)
        assert (found.state, "do not accept" in found.what) == (State.WRONG, True)
        assert site.proxy(place).state is State.WRONG


def test_a_certificate_that_runs_out_within_two_weeks(at: Placed, served: Served, clock: SetClock) -> None:
    place = at(port=served())
    clock.moment += timedelta(days=17)
    found = site.certificate(place)
    assert (found.state, "runs out on" in found.what) == (State.WRONG, True)


def test_nobody_at_home(at: Placed, served: Served, authority: tuple[Path, Path]) -> None:
    gone = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    gone.server_close()
    found = site.certificate(at(port=gone.server_address[1]))
    assert (found.state, "Nothing answers" in found.what) == (State.WRONG, True)


@pytest.mark.parametrize(
    ("status", "headers", "said"),
    [
        (400, {}, "does not take the name"),
        (502, {}, "the site behind it does not (502)"),
        (401, {}, "answers 401"),
        (200, {"Content_Security_Policy": None}, "takes away headers: Content-Security-Policy"),
        (200, {"Strict_Transport_Security": None}, "Strict-Transport-Security"),
        (200, {"Cache_Control": "public"}, "Cache-Control"),
        (200, {"Content_Encoding": "gzip"}, "compresses"),
    ],
)
def test_what_a_proxy_spoils_is_named(
    at: Placed, served: Served, status: int, headers: dict[str, str | None], said: str
) -> None:
    found = site.proxy(at(port=served(status, **headers)))
    assert (found.state, said in found.what) == (State.WRONG, True)
    assert found.why
    assert found.do


def test_roster_may_be_compressed(at: Placed, served: Served) -> None:
    assert site.proxy(at(port=served(Content_Encoding="gzip"), side="roster")).state is State.GOOD


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"loopback": True}, "this machine only"),
        ({"host": "care.localhost"}, "care.localhost"),
        ({"host": "care"}, "care"),
    ],
)
def test_a_demonstration_is_no_site(placed: Placed, facts: dict[str, Any], said: str) -> None:
    found = site.address(placed(**facts))
    assert (found.state, said in found.what) == (State.WRONG, True)
    assert site.address(placed()).state is State.GOOD
