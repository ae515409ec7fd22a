"""The button is answered even while every page of the process is slow."""

import asyncio
from collections.abc import Callable, Iterable
from threading import Event
from typing import Any

from django.urls import resolve

from rigcheck.doors.care.asgi import BUTTON
from rigcheck.doors.thinshell import THREADS, Application, in_threads, thin_shell, whole


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


def refused(*bodies: bytes, seconds: float = 30) -> tuple[int, bool]:
    """What a press with this body is answered, and whether the pages ever heard of it; the last part never comes."""
    heard, answered = [], []

    async def pages(_scope: Any, receive: Any, _send: Any) -> None:
        heard.append(await receive())

    async def press() -> None:
        parts = [{"type": "http.request", "body": body, "more_body": True} for body in bodies]

        async def receive() -> dict[str, Any]:
            return parts.pop(0) if parts else await asyncio.Event().wait() or {}

        async def send(message: Any) -> None:
            answered.append(message.get("status"))

        await whole(pages, most=10, seconds=seconds)({"type": "http"}, receive, send)

    asyncio.run(press())
    return answered[0], bool(heard)


def test_a_phone_that_says_nothing_more_holds_no_thread():
    assert refused(b"half", seconds=0.01) == (408, False)


def test_more_than_any_press_has_is_refused_before_it_is_read():
    assert refused(b"12345678", b"123") == (413, False)


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
