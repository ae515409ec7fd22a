"""A gateway for calls that only notes when it was asked, and by which name of a page: python .../gateway.py PORT FILE.

Answers as Twilio's interface documents it. Each line of FILE: the moment (the machine's monotonic clock), and the name
in hex.
"""

import asyncio
import os
import re
import sys
import time
from urllib.parse import unquote_plus

ANSWER = b'{"sid": "CA00000000000000000000000000000000", "status": "queued"}'
HEAD = b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
PAGE = re.compile(r"(?<![0-9a-f])(?:[0-9a-f]{32}){1,2}(?![0-9a-f])")


async def serve(port: int, path: str) -> None:
    """Until stopped."""
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"(?i)content-length: (\d+)", head)
        body = await reader.readexactly(int(length[1])) if length else b""
        if page := PAGE.search(unquote_plus(body.decode())):
            os.write(log, f"{time.monotonic()} {page[0]}\n".encode())
        writer.write(HEAD % len(ANSWER) + ANSWER)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", port, backlog=1024)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
