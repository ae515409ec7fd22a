"""A server that shows a browser what it should not: refused by name, and the talk goes on."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.engines.sealing.talking import AUTHOR, STRANGER, both, drawing, says, started
from tests.journeys.modules import Modules, served
from tests.journeys.test_talks_copies import SERVER, begun

pytestmark = pytest.mark.journey

TOLD = """
const told = async () => (await supporter.look()).filter(({ by }) => by === "m")
  .map(({ content, refused, missing }) => refused ?? (missing ? `${content.text} after ${missing}` : content.text));
const out = server.out.m;
const changed = (number, change) => { const blob = raw(out.get(number)); out.set(number, base64(change(blob))); };
const one = await tab();
await supporter.look();
await say(one, "one");
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as at:
        yield at


@pytest.fixture
def js(page: Page, address: str) -> Modules:
    return Modules(page, address)


def shown(js: Modules, server_does: str, **given: str | int) -> list[str]:
    """What the supporter is shown of the member, after the server did this to "one", which waits under number 1."""
    told: list[str] = js.run(SERVER + TOLD + server_does, **begun(), **given)
    return told


def test_replayed_it_is_shown_once(js):
    assert shown(
        js,
        """const blob = out.get(1);
        await told();
        out.set(1, blob);
        await told();
        out.set(2, blob);
        const after = await told();
        return after;""",
    ) == ["Rough night.", "one"]


def test_reordered_it_is_refused_by_name_and_never_shown_in_another_order(js):
    assert shown(
        js,
        """await say(one, "two");
        const [first, second] = [out.get(1), out.get(2)];
        out.set(1, second), out.set(2, first);
        return told();""",
    ) == ["Rough night.", "missing", "one"]


def test_truncated_it_is_refused_and_the_next_says_that_one_is_missing(js):
    assert shown(
        js,
        """changed(1, (blob) => blob.slice(0, -1));
        const cut = await told();
        await say(one, "two");
        return [cut.at(-1), (await told()).at(-1)];""",
    ) == ["seal-broken", "two after 1"]


@pytest.mark.parametrize("keep", [0, 1, 60, 118, 200])
def test_cut_short_anywhere_it_stops_nobody(js, keep):
    cut, after = shown(
        js,
        """changed(1, (blob) => blob.slice(0, given.upTo));
        const cut = await told();
        await say(one, "two");
        return [cut.at(-1), (await told()).at(-1)];""",
        upTo=keep,
    )
    assert cut in {"cut-short", "seal-broken", "unknown-version", "wrong-length"}
    assert after == "two after 1"


@pytest.mark.parametrize(
    ("place", "value", "code"), [(0, 0, "unknown-version"), (119, 3, "suite-not-accepted"), (119, 0, "unknown-suite")]
)
def test_downgraded_it_is_refused(js, place, value, code):
    """To a version or a suite of nobody's, and to one that exists and is weaker."""
    assert shown(
        js,
        """changed(1, (blob) => { blob[given.place] = given.value; return blob; });
        return (await told()).slice(1);""",
        place=place,
        value=value,
    ) == [code]


def test_of_another_talk_it_is_refused(js):
    """A stranger who knows the supporter's keys and this talk's number writes into it."""
    _, forged = says(started(), "I am the member", signer=STRANGER.signer)
    found = shown(
        js,
        """out.set(1, base64(fromHex(given.forged)));
        return (await told()).slice(1);""",
        forged=forged.hex(),
    )
    assert len(found) == 1
    assert found[0] in {"foreign-envelope", "wrong-author", "seal-broken", "prekey-gone", "not-an-opening"}


def test_a_word_of_the_past_under_a_new_number_is_refused(js):
    member, _, _, _ = both()
    _, other = says(member, "another one", signer=AUTHOR, draw=drawing("another"))
    found = shown(
        js,
        """await told();
        out.set(2, base64(fromHex(given.other)));
        return (await told()).slice(2);""",
        other=other.hex(),
    )
    assert found == []
