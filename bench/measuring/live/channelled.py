"""The same group in Django Channels: a consumer of server-sent events on daphne, the layer in memory.

python .../channelled.py PORT COUNT EVENTS_A_SECOND LAYER

LAYER is `usual`, the layer in memory as it comes; or `spared`, the same without its sweep over every member and message
at each word that anybody gets, which takes most of its time in a large group. Neither crosses processes or can be read
again; the one over Redis does both and was not measured. Publishing begins once COUNT listeners are there.
"""

import asyncio
import sys
import time
from base64 import b64encode

from django.conf import settings

USUAL, SPARED = "usual", "spared"
LAYERS = {USUAL: {"BACKEND": "channels.layers.InMemoryChannelLayer"}, SPARED: {"BACKEND": "__main__.Spared"}}
settings.configure(SECRET_KEY="bench", ALLOWED_HOSTS=["*"], CHANNEL_LAYERS=LAYERS, INSTALLED_APPS=[])  # noqa: S106

import django

django.setup()

from channels.generic.http import AsyncHttpConsumer
from channels.layers import InMemoryChannelLayer, get_channel_layer
from daphne.server import Server

ALL = "all"


class Spared(InMemoryChannelLayer):
    """Nothing ever grows too old: a measurement is short."""

    def _clean_expired(self) -> None:
        pass


class Listening(AsyncHttpConsumer):
    """One listener."""

    async def handle(self, body: bytes) -> None:
        """Join, and stay."""
        await self.send_headers(headers=[(b"Content-Type", b"text/event-stream")])
        await self.send_body(b": \n\n", more_body=True)
        await self.channel_layer.group_add(ALL, self.channel_name)

    async def word(self, event: dict[str, str]) -> None:
        """Somebody said something."""
        await self.send_body(event["text"].encode(), more_body=True)

    async def http_request(self, message: dict[str, object]) -> None:
        """Handle, but do not end."""
        await self.handle(b"")


async def publish(count: int, rate: float, layer: InMemoryChannelLayer) -> None:
    """So many events a second, or as many as go, once everybody is there."""
    while len(layer.groups.get(ALL, ())) < count:
        await asyncio.sleep(0.05)
    due = time.monotonic()
    while True:
        stamp = b64encode(f"{time.monotonic_ns():016x}".encode()).decode()
        text = f"id: {'0' * 16}-{'00' * 16}\nevent: {'00' * 16}\ndata: {stamp}\n\n"
        await layer.group_send(ALL, {"type": "word", "text": text})
        due = max(due + 1 / rate, time.monotonic() - 1)
        await asyncio.sleep(max(0.0, due - time.monotonic()))


def main(port: int, count: int, rate: float, alias: str) -> None:
    """Until killed."""
    application = type("Listening", (Listening,), {"channel_layer_alias": alias}).as_asgi()
    started: list[object] = []

    async def both(scope: object, receive: object, send: object) -> None:
        if not started:
            publishing = publish(count, rate, get_channel_layer(alias))
            started.append(asyncio.get_running_loop().create_task(publishing))
        await application(scope, receive, send)

    Server(both, endpoints=[f"tcp:port={port}:interface=127.0.0.1"], signal_handlers=True).run()


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), sys.argv[4])
