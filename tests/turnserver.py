"""A real coturn on this machine, run from the file that docs/operate hands out.

Only what belongs to a machine is changed: addresses, ports, the secret, certificates. Lines stand on 127.0.0.2, so that
an address of a browser (127.0.0.1, or one of the network's) is not taken for one of the relay.
"""

import os
import re
import shutil
import socket
import subprocess
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rigcheck.outside.randomness import SystemChance
from rigcheck.outside.relay import Pass, SharedSecret
from rigcheck.outside.relay.asking import DONE, Line

SHIPPED = Path(__file__).resolve().parents[1] / "docs/operate/turnserver.conf"
SECRET = "a secret of the tests alone"
OWN, LINES = "127.0.0.1", "127.0.0.2"
PORTS = (49160, 49960)


@dataclass
class Turnserver:
    """A relay that runs; what it says goes to a file."""

    folder: Path
    port: int
    tls_port: int
    process: "subprocess.Popen[bytes] | None" = field(default=None, repr=False)

    @property
    def address(self) -> str:
        return f"turn:{OWN}:{self.port}?transport=udp"

    @property
    def tcp_address(self) -> str:
        return f"turn:{OWN}:{self.port}?transport=tcp"

    @property
    def tls_address(self) -> str:
        return f"turns:{OWN}:{self.tls_port}?transport=tcp"

    @property
    def certificate(self) -> Path:
        """Signed by itself: nobody trusts it who is not told to (SSL_CERT_FILE)."""
        return self.folder / "certificate.pem"

    @property
    def relay(self) -> SharedSecret:
        return SharedSecret((self.address,), SECRET)

    def a_pass(self, *, minutes: float = 10, secret: str = SECRET) -> Pass:
        until = datetime.now(UTC) + timedelta(minutes=minutes)
        return SharedSecret((self.address,), secret).issue(name=os.urandom(12), until=until)

    def start(self) -> None:
        """Run it, and wait until it gives a place to somebody with a pass."""
        with (self.folder / "said").open("ab") as said:
            self.process = subprocess.Popen(
                [_program(), "-c", str(self.folder / "turnserver.conf")], stdout=said, stderr=said, cwd=self.folder
            )
        for _ in range(100):
            try:
                with Line(self.address, SystemChance(), seconds=1) as line:
                    shown = self.a_pass()
                    if line.allocate(shown).code == DONE:
                        line.refresh(shown, seconds=0)
                        return
            except OSError:
                time.sleep(0.1)
        self.stop()
        raise RuntimeError((self.folder / "said").read_text())

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(20)
            self.process = None


def turnserver(folder: Path) -> Turnserver:
    """A relay with its files in `folder`, not started yet.

    Where this machine has no coturn the test fails and says so; `run.py check` leaves these out (the mark `relay`).
    """
    if not shutil.which("turnserver"):
        pytest.fail("no coturn on this machine: apt-get install coturn")
    made = Turnserver(folder, _free_port(), _free_port())
    (folder / "turnserver.conf").write_text(_filled_in(SHIPPED.read_text(), made))
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder / "key.pem",
         "-out", made.certificate, "-days", "2", "-subj", f"/CN={OWN}", "-addext", f"subjectAltName=IP:{OWN}"],
        check=True, capture_output=True,
    )  # fmt: skip
    return made


def _filled_in(shipped: str, made: Turnserver) -> str:
    """The shipped file as somebody fills it in, for a machine that is its own network."""
    for name, value in {
        "listening-ip": OWN, "relay-ip": LINES, "allowed-peer-ip": LINES, "listening-port": made.port,
        "tls-listening-port": made.tls_port, "cert": made.certificate, "pkey": made.folder / "key.pem",
        "static-auth-secret": SECRET,
    }.items():  # fmt: skip
        shipped, count = re.subn(rf"^{name}=.*$", f"{name}={value}", shipped, flags=re.MULTILINE)
        assert count == 1, name
    here = ["allow-loopback-peers", f"pidfile={made.folder / 'pid'}", f"userdb={made.folder / 'none.db'}"]
    return "\n".join([shipped, *here, ""])


def _program() -> str:
    return shutil.which("turnserver") or "turnserver"


def _free_port() -> int:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as tried:
        tried.bind((OWN, 0))
        return int(tried.getsockname()[1])
