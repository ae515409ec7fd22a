"""Fan-out at its barest: the same bytes to every open socket, one `send` after the other: python .../raw.py PORT COUNT

Nothing is looked up, nothing is kept, nobody can come later. Begins as soon as COUNT listeners are there.
"""

import socket
import sys
import time
from contextlib import suppress

from rigcheck.outside.broadcast import News, written
from rigcheck.outside.clock import SystemClock

HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n"


def main(port: int, count: int) -> None:
    """Until killed."""
    lines = []
    with socket.create_server(("127.0.0.1", port), backlog=1024) as server:
        while len(lines) < count:
            line, _ = server.accept()
            if line.recv(65536):  # whoever only looks whether we are there hangs up and asks nothing
                line.sendall(HEAD)
                lines.append(line)
    with suppress(OSError):
        while True:
            stamp = f"{time.monotonic_ns():016x}".encode()
            event = written(News(bytes(16), bytes(32), stamp, SystemClock().now()))
            piece = b"%x\r\n%b\r\n" % (len(event), event)
            for line in lines:
                line.sendall(piece)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
