"""The button is answered even while every page of the process is slow."""

import asyncio
from collections.abc import Callable, Iterable
from threading import Event
from typing import Any

from django.urls import resolve

from rigcheck.doors.care.asgi import BUTTON
from rigcheck.doors.thinshell import THREADS, Application, in_threads, thin_shell


def test_the_path_is_the_buttons_own():
    assert resolve(BUTTON, urlconf="rigcheck.doors.care.urls").view_name == "paging:press"


def test_the_button_is_answered_while_all_pages_are_slow():
    go_on = Event()

    def pages(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] != BUTTON:
            assert go_on.wait(30)
        start("200 OK", [])
        return [environ["PATH_INFO"].encode()]

    async def all_at_once() -> tuple[bytes, list[bytes]]:
        shell = thin_shell(pages, streams={BUTTON: in_threads(pages, 1)})
        slow = [asyncio.create_task(ask(shell, "/slow")) for _ in range(THREADS + 1)]
        await asyncio.sleep(0)
        pressed = await asyncio.wait_for(ask(shell, BUTTON), 30)
        assert not any(one.done() for one in slow)
        go_on.set()
        return pressed, list(await asyncio.gather(*slow))

    assert asyncio.run(all_at_once()) == (BUTTON.encode(), [b"/slow"] * (THREADS + 1))


async def ask(shell: Application, path: str) -> bytes:
    """The body of the answer."""
    scope = {
        "type": "http", "method": "POST", "path": path, "query_string": b"", "headers": [], "http_version": "1.1",
    }  # fmt: skip
    body = bytearray()

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        body.extend(message.get("body", b""))

    await shell(scope, receive, send)
    return bytes(body)
