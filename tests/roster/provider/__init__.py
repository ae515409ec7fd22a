"""Starts an agency's identity provider in a process of its own, and walks through its pages as a browser does."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode, urlsplit

REPOSITORY = Path(__file__).resolve().parents[3]
CLIENT, SECRET = "rigcheck", "provider-test-secret"
BACK = "/sign-in/agency/agency/back/"


@contextmanager
def running(*sites: str) -> Iterator[str]:
    """The address of a provider that serves these sites, each by its address."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = int(listener.getsockname()[1])
    backs = [f"{site}{BACK}" for site in sites]
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.roster.provider", str(port), *backs],
        cwd=REPOSITORY,
        env={**os.environ, "AUTHLIB_INSECURE_TRANSPORT": "1"},
    )
    try:
        _wait(port, process)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def choose(address: str, person: str) -> str:
    """Send the provider's form as somebody; where it sends the browser next."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(str(parts.hostname), parts.port or 80, timeout=20)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"{parts.path}?{parts.query}", urlencode({"person": person}), kind)
    answer = connection.getresponse()
    said = answer.read().decode()
    connection.close()
    assert answer.status == 302, said
    return str(answer.headers["Location"])


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(200):
        assert process.poll() is None, "the provider ended by itself"
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the provider did not answer")
