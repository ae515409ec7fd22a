"""The same group in Django Channels: a consumer of server-sent events on daphne, the layer in memory.

python .../channelled.py PORT EVENTS_A_SECOND

The layer in memory is the quickest that Channels has: no Redis, nothing crosses processes, nothing can be read again.
"""

import asyncio
import sys
import time
from base64 import b64encode

from django.conf import settings

LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
settings.configure(SECRET_KEY="bench", ALLOWED_HOSTS=["*"], CHANNEL_LAYERS=LAYERS, INSTALLED_APPS=[])  # noqa: S106

import django

django.setup()

from channels.generic.http import AsyncHttpConsumer
from channels.layers import get_channel_layer
from daphne.server import Server

ALL = "all"


class Listening(AsyncHttpConsumer):
    """One listener."""

    async def handle(self, body: bytes) -> None:
        """Join, and stay."""
        layer = get_channel_layer()
        await self.send_headers(headers=[(b"Content-Type", b"text/event-stream")])
        await self.send_body(b": \n\n", more_body=True)
        await layer.group_add(ALL, self.channel_name)

    async def word(self, event: dict[str, str]) -> None:
        """Somebody said something."""
        await self.send_body(event["text"].encode(), more_body=True)

    async def http_request(self, message: dict[str, object]) -> None:
        """Handle, but do not end."""
        await self.handle(b"")


async def publish(rate: float) -> None:
    """So many events a second, or as many as go."""
    layer, due = get_channel_layer(), time.monotonic()
    while True:
        stamp = b64encode(f"{time.monotonic_ns():016x}".encode()).decode()
        text = f"id: {'0' * 16}-{'00' * 16}\nevent: {'00' * 16}\ndata: {stamp}\n\n"
        await layer.group_send(ALL, {"type": "word", "text": text})
        due = max(due + 1 / rate, time.monotonic() - 1)
        await asyncio.sleep(max(0.0, due - time.monotonic()))


def main(port: int, rate: float) -> None:
    """Until killed."""
    from twisted.internet import reactor

    application = Listening.as_asgi()
    started: list[object] = []

    async def both(scope: object, receive: object, send: object) -> None:
        if not started:
            started.append(asyncio.get_running_loop().create_task(publish(rate)))
        await application(scope, receive, send)

    _ = reactor
    Server(both, endpoints=[f"tcp:port={port}:interface=127.0.0.1"], signal_handlers=True).run()


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
