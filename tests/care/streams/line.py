"""One listener with a socket of its own, who reads what a browser would; and a server of streams in a thread."""

import asyncio
import socket
from base64 import b64decode
from dataclasses import dataclass
from threading import Thread
from threading import enumerate as enumerate_threads

import uvicorn
from django.db import connection

from rigcheck.doors.serving import Server as Serving
from rigcheck.doors.streams import Streams
from rigcheck.doors.thinshell import ThinShell, thin_shell

PATIENCE = 30.0
SMALL = 16_384
"""Bytes that the system takes from the server for one line: in real life it is more, and a test would take longer."""


class Server:
    """Streams alone, on a free port."""

    def __init__(self, streams: Streams) -> None:
        self.streams = streams
        self.shell: ThinShell = thin_shell(None, streams={"/stream/": streams}, leave=streams.leave)
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SMALL)  # of whatever it accepts
        self.port = int(self.socket.getsockname()[1])
        config = uvicorn.Config(self.shell, log_level="warning", access_log=False, timeout_graceful_shutdown=3)
        self.serving = Serving(config)
        self.thread = Thread(target=self._run)

    def start(self) -> None:
        self.thread.start()

    def stop(self) -> None:
        """As a signal would."""
        self.shell.leave()
        self.serving.should_exit = True
        self.thread.join(PATIENCE)
        assert not self.thread.is_alive(), "the server does not stop"
        self.streams._threads.submit(_let_go).result(PATIENCE)
        self.streams._threads.shutdown()
        for thread in enumerate_threads():
            if thread.name == "streams":
                thread.join(PATIENCE)

    def _run(self) -> None:
        asyncio.run(self.serving.serve(sockets=[self.socket]))


@dataclass(frozen=True)
class Heard:
    """One event as it arrived."""

    id: str
    tag: str
    word: str


class Line:
    """A stream under way. `buffer`: how much the system takes for somebody who does not read."""

    def __init__(self, port: int, ticket: str, since: str = "", *, buffer: int = 0, method: str = "GET") -> None:
        self.socket = socket.socket()
        if buffer:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", port))
        lines = [f"{method} /stream/ HTTP/1.1", "Host: care.localhost", f"X-Stream-Ticket: {ticket}"]
        lines += [f"Last-Event-ID: {since}"] if since else []
        self.socket.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        self._waiting, self.cursor, self.ended = b"", since, False

    def begun(self) -> "Line":
        """Wait for the answer's head."""
        while b"\r\n\r\n" not in self._waiting:
            self._waiting += self._received()
        head, _, self._waiting = self._waiting.partition(b"\r\n\r\n")
        first, *rest = head.decode().split("\r\n")
        self.status = int(first.split()[1])
        self.headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in rest)}
        self._body = b""
        return self

    def hear(self, count: int) -> list[Heard]:
        """The next so many events; fewer where the server hangs up before."""
        found: list[Heard] = []
        while len(found) < count and not (self.ended and b"\n\n" not in self._body):
            piece = self._piece()
            if piece is not None:
                found.append(piece)
        return found

    def words(self, count: int) -> list[str]:
        return [one.word for one in self.hear(count)]

    def until(self, word: str) -> list[str]:
        """Every event until this word, each once."""
        heard: dict[str, str] = {}
        while word not in heard.values():
            [one] = self.hear(1)
            heard.setdefault(one.id, one.word)
        return list(heard.values())

    def beat(self) -> str:
        """Wait for a sign of life that carries a cursor."""
        before = self.cursor
        while self.cursor == before:
            self._piece()
        return self.cursor

    def hung_up(self) -> bool:
        """Wait until the server ends the answer, however much comes before."""
        while not self.ended:
            self._more()
        return True

    def close(self) -> None:
        self.socket.close()

    def _piece(self) -> Heard | None:
        while b"\n\n" not in self._body and not self.ended:
            self._more()
        written, _, self._body = self._body.partition(b"\n\n")
        said = dict(line.split(": ", 1) for line in written.decode().split("\n") if not line.startswith(":") and line)
        self.cursor = max(self.cursor, said.get("id", ""), key=_micros)
        if "event" not in said:
            return None
        return Heard(said["id"], said["event"], b64decode(said["data"]).decode())

    def _more(self) -> None:
        """One chunk of the answer (RFC 9112, 7.1)."""
        while b"\r\n" not in self._waiting:
            self._waiting += self._received()
        size, _, self._waiting = self._waiting.partition(b"\r\n")
        wanted = int(size, 16)
        while len(self._waiting) < wanted + 2:
            self._waiting += self._received()
        self._body += self._waiting[:wanted]
        self._waiting = self._waiting[wanted + 2 :]
        self.ended = wanted == 0

    def _received(self) -> bytes:
        got = self.socket.recv(65536)
        if not got:
            self.ended = True
            raise ConnectionError("the line was cut")
        return got


def _let_go() -> None:
    """The connection of the thread that runs this."""
    connection.close()


def _micros(cursor: str) -> int:
    """What is repeated after a gap is older than the cursor, and does not set it back."""
    return int(cursor.partition("-")[0] or 0) if cursor.partition("-")[0].isdecimal() else 0
