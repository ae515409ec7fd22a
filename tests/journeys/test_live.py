"""Live updates in a real browser: one tab has the line for all, and nothing is lost over sleep or a lost signal."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.journeys.conftest import Site
from tests.journeys.publishing import Publisher

pytestmark = pytest.mark.journey

PAGE = "/sign-in/"
LISTEN = """async ([capability, name]) => {
  const found = document.querySelector("script[src$='shell/shell.js']").src.replace("shell.js", "stream.js");
  const { stream } = await import(found);
  window.stream = stream;
  window.heard ??= {};
  window.heard[name] = [];
  const words = new TextDecoder();
  window.stops ??= {};
  window.stops[name] = stream.on(capability, (body) => {
    window.heard[name].push(body === null ? "look" : words.decode(body));
  });
}"""


@pytest.fixture
def publisher(care: Site) -> Iterator[Publisher]:
    started = Publisher(care)
    yield started
    started.close()


@pytest.fixture
def capability() -> bytes:
    return os.urandom(16)


def lines(sent: list[Request]) -> list[Request]:
    """The streams that the browser has opened so far."""
    return [one for one in sent if one.url.endswith("/stream/")]


def listening(page: Page, care: Site, capability: bytes, name: str = "talk") -> Page:
    """A page that listens; comes back when it has been told to look for the first time."""
    if not page.url.startswith(care.address):
        page.goto(care.address + PAGE)
    page.evaluate(LISTEN, [capability.hex(), name])
    until(page, ["look"], name)
    return page


def until(page: Page, words: list[str], name: str = "talk") -> None:
    """Wait until the page has heard exactly this."""
    try:
        page.wait_for_function(
            "([name, words]) => JSON.stringify(window.heard[name]) === JSON.stringify(words)", arg=[name, words]
        )
    except Exception as error:
        raise AssertionError(page.evaluate("name => window.heard[name]", name)) from error


def test_two_tabs_have_one_line_and_the_second_goes_on_when_the_first_is_closed(
    page: Page,
    context: BrowserContext,
    care: Site,
    publisher: Publisher,
    capability: bytes,
    requests_sent: list[Request],
) -> None:
    listening(page, care, capability)
    second = listening(context.new_page(), care, capability)
    assert len(lines(requests_sent)) == 1
    publisher.say(capability, "one")
    for tab in (page, second):
        until(tab, ["look", "one"])
    other = os.urandom(32)
    listening(second, care, other, "other")
    publisher.say(other, "theirs")
    until(second, ["look", "theirs"], "other")
    publisher.say(capability, "two")
    until(page, ["look", "one", "two"])
    page.goto(care.address + "/exit/")
    publisher.say(capability, "three")
    until(second, ["look", "one", "two", "three"])
    publisher.say(other, "more")
    until(second, ["look", "theirs", "more"], "other")
    third = listening(context.new_page(), care, capability)
    publisher.say(capability, "four")
    until(third, ["look", "four"])
    until(second, ["look", "one", "two", "three", "four"])
    shown = " ".join(one.url for one in requests_sent)
    assert capability.hex() not in shown
    assert other.hex() not in shown


def test_without_signal_for_a_while_nothing_is_lost_and_nothing_comes_twice(
    page: Page, context: BrowserContext, care: Site, publisher: Publisher, capability: bytes
) -> None:
    listening(page, care, capability)
    publisher.say(capability, "one", "two")
    until(page, ["look", "one", "two"])
    context.set_offline(True)
    page.wait_for_function("() => !window.stream.live")
    publisher.say(capability, "three", "four")
    page.wait_for_timeout(700)
    until(page, ["look", "one", "two"])
    context.set_offline(False)
    until(page, ["look", "one", "two", "three", "four"])
    publisher.say(capability, "five")
    until(page, ["look", "one", "two", "three", "four", "five"])


def test_a_server_that_begins_anew_is_found_again(
    page: Page, care: Site, publisher: Publisher, capability: bytes
) -> None:
    listening(page, care, capability)
    publisher.say(capability, "one")
    until(page, ["look", "one"])
    care.stop(at_once=True)
    publisher.say(capability, "two")
    care.start()
    until(page, ["look", "one", "two"])


def test_a_line_that_died_in_silence_is_left_after_sleep(
    page: Page, care: Site, publisher: Publisher, capability: bytes, requests_sent: list[Request]
) -> None:
    page.clock.install()
    listening(page, care, capability)
    publisher.say(capability, "one")
    until(page, ["look", "one"])
    before = len(lines(requests_sent))
    page.clock.fast_forward(70_000)
    publisher.say(capability, "two")
    until(page, ["look", "one", "two"])
    assert len(lines(requests_sent)) > before


def test_a_tab_that_is_looked_at_takes_over_from_one_that_sleeps(
    page: Page, context: BrowserContext, care: Site, publisher: Publisher, capability: bytes
) -> None:
    listening(page, care, capability)
    second = context.new_page()
    second.clock.install()
    listening(second, care, capability)
    sleeping = context.new_cdp_session(page)
    sleeping.send("Page.setWebLifecycleState", {"state": "frozen"})
    second.clock.fast_forward(100_000)
    second.wait_for_function("() => window.heard.talk.length > 1")  # it has taken over, and looks again by itself
    publisher.say(capability, "one")
    second.wait_for_function("() => window.heard.talk.includes('one')")
    sleeping.send("Page.setWebLifecycleState", {"state": "active"})
    page.wait_for_function("() => window.heard.talk.length > 1")
    publisher.say(capability, "two")
    for tab in (page, second):
        tab.wait_for_function("() => window.heard.talk.at(-1) === 'two'")
        heard = tab.evaluate("() => window.heard.talk.filter((word) => word !== 'look')")
        assert heard in (["one", "two"], ["two"]), "whoever slept is told to look"


def test_whoever_leaves_or_stops_hears_nothing_more(
    page: Page, care: Site, publisher: Publisher, capability: bytes
) -> None:
    listening(page, care, capability)
    listening(page, care, capability, "again")
    page.evaluate("() => window.stops.talk()")
    publisher.say(capability, "one")
    until(page, ["look", "one"], "again")
    until(page, ["look"])
    page.evaluate("() => window.dispatchEvent(new Event('rigcheck:exit'))")
    publisher.say(capability, "two")
    page.wait_for_timeout(500)
    until(page, ["look", "one"], "again")
