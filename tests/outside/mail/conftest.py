"""A real mail server on this machine, with a certificate that was made for it a moment ago."""

import ssl
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from rigcheck.outside.clock import SetClock
from rigcheck.outside.mail import Letter, SmtpMail
from rigcheck.outside.mail.smtp import Security, Server

USER, PASSWORD = "roster", "lantern-gravel-otter"
SENDER = "Rigcheck <rigcheck@agency.example>"


@dataclass
class Box:
    """What the server took, and what it answers where something is planted: command -> answer."""

    letters: list[Message] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    planted: dict[str, str] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)

    async def handle_MAIL(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.commands.append("MAIL")
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return self.planted.get("MAIL", "250 OK")

    async def handle_RCPT(
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: list[str]
    ) -> str:
        if "RCPT" in self.planted:
            return self.planted["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, session: Session, envelope: Envelope) -> str:
        if "DATA" in self.planted:
            return self.planted["DATA"]
        self.letters.append(message_from_bytes(bytes(envelope.content or b"")))
        self.recipients += envelope.rcpt_tos
        self.encrypted.append(session.ssl is not None)
        return "250 taken"

    def check(self, _server: SMTP, _session: Session, _envelope: Envelope, _way: str, data: Any) -> AuthResult:
        right = isinstance(data, LoginPassword) and (data.login, data.password) == (USER.encode(), PASSWORD.encode())
        self.commands.append("AUTH")
        return AuthResult(success=right, handled=False, message=self.planted.get("AUTH"))


class FreePort(Controller):
    """A server on whatever port is free; aiosmtpd itself looks for one at 0."""

    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Certificate and key of `localhost`, signed by itself."""
    folder = tmp_path_factory.mktemp("certificate")
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
         "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    return certificate, key


@pytest.fixture
def trusted(authority: tuple[Path, Path]) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*authority)
    return context


@pytest.fixture
def box() -> Box:
    return Box()


Started = Callable[..., int]


@pytest.fixture
def started(box: Box) -> Iterator[Started]:
    """Start a server with these settings on a free port of this machine; the port."""
    running: list[Controller] = []

    def start(**options: Any) -> int:
        controller = FreePort(box, hostname="127.0.0.1", port=0, authenticator=box.check, **options)
        controller.start()
        running.append(controller)
        return int(controller.port)

    yield start
    for controller in running:
        controller.stop()


@pytest.fixture
def starttls(started: Started, trusted: ssl.SSLContext) -> int:
    """The port of a server that takes neither password nor letter before STARTTLS."""
    return started(tls_context=trusted, require_starttls=True, auth_required=True)


@pytest.fixture
def letter() -> Letter:
    return Letter("jo.rivera@agency.example", "Your card", "Open this link:\nhttps://roster.example/\n", "ab" * 16)


Asked = Callable[..., SmtpMail]


@pytest.fixture
def asked(authority: tuple[Path, Path]) -> Asked:
    """A mail port for a server at this port."""

    def ask(port: int, security: Security = Security.STARTTLS, **more: Any) -> SmtpMail:
        given = {"host": "localhost", "user": USER, "password": PASSWORD, "authority": str(authority[0]), **more}
        return SmtpMail(Server(port=port, security=security, **given), sender=SENDER, clock=SetClock())

    return ask
