"""One request to a server of somebody else's: encrypted, bounded in time and size, no redirects, nothing kept."""

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

LONGEST = 64 * 1024
HERE = {"localhost", "127.0.0.1", "::1"}


class Unanswered(Exception):  # noqa: N818 - an answer that did not come
    """No connection, no encryption that can be trusted, no answer in time, or no HTTP at all."""

    def __init__(self, *, untrusted: bool = False) -> None:
        super().__init__("no answer")
        self.untrusted = untrusted


@dataclass(frozen=True, slots=True)
class Answered:
    """What came back: the status, and at most 64 kB of the body."""

    status: int
    body: bytes = field(repr=False)
    wait: int = 0
    """Seconds that the server asks to wait (Retry-After), if it says so in seconds."""


def ask(
    method: str,
    address: str,
    *,
    body: bytes = b"",
    headers: Mapping[str, str],
    timeout: float,
    authority: str = "",
) -> Answered:
    """Send one request and read the answer; raises `Unanswered`.

    `timeout` is in seconds for each step. `authority` is a file of certificates to trust beside the system's. Plain
    http goes to this machine only.
    """
    parts = urlsplit(address)
    try:
        line = _line(parts, timeout, authority)
        try:
            line.request(method, _path(parts), body, dict(headers))
            answer = line.getresponse()
            return Answered(answer.status, answer.read(LONGEST), _seconds(answer.headers.get("Retry-After", "")))
        finally:
            line.close()
    except ssl.SSLError as error:
        raise Unanswered(untrusted=True) from error
    except (OSError, HTTPException, ValueError) as error:
        raise Unanswered from error


def _line(parts: SplitResult, timeout: float, authority: str) -> HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "https":
        trust = ssl.create_default_context(cafile=authority or None)
        return HTTPSConnection(host, parts.port, timeout=timeout, context=trust)
    if parts.scheme == "http" and host in HERE:
        return HTTPConnection(host, parts.port, timeout=timeout)
    raise Unanswered(untrusted=True)


def _path(parts: SplitResult) -> str:
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def _seconds(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) < 7 else 0
