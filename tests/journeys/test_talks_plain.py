"""What the other side wrote stops no talk, says nothing in the site's name, and leads nobody past the limits."""

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from rigcheck.bridge.keylog import Entry, Purpose
from rigcheck.care.seats import queries as seats
from tests.engines.sealing.talking import PEER
from tests.journeys.modules import Modules, served
from tests.journeys.test_talks_copies import SERVER, begun

pytestmark = pytest.mark.journey
SEAT, CALL, ALIAS = "a" * 32, "c" * 32, "b" * 32

TEMPLATES = """
document.body.innerHTML = `<template data-talk-words data-suggested="They suggest {name}"
  data-to-somebody="Talk to {name}"
  data-to-entry="Look at it" data-you="You" data-unknown="Cannot be shown" data-key-accepted="New keys were accepted"
  data-disappear="From now on {time}" data-hours-1="one hour" data-handed-on="Said before"></template>
  <template data-talk-places data-somebody="/talk/somebody/"></template><template data-sealed-places></template>
  <ol></ol>`;
"""
SHOWN = (
    TEMPLATES
    + SERVER
    + """
const { show } = await import("/care/conversations/showing.js");
const { suggestion } = await import("/care/conversations/handing-on.js");
const one = await tab();
await supporter.look();
await one.look();
const [writer, reader] = given.by === "m" ? [one, supporter] : [supporter, one];
await writer.say(given.content, toHex(random(16)));
await writer.say({ kind: "text", text: "after it" }, toHex(random(16)));
const list = document.querySelector("ol");
const drawn = async (talk) => {
  await talk.look();
  list.replaceChildren();
  show(list, { said: talk.said, waiting: [], side: talk.side, name: "R",
    extras: (item, own) => suggestion(item, own, { alias: given.leads }) });
  return [...list.querySelectorAll("li:not(.talk-day)")].map((line) => line.textContent);
};
const first = await drawn(reader);
const again = given.by === "m" ? supporter : await tab();
const kept = await drawn(again);
return { first, kept, links: [...list.querySelectorAll("a")].map((link) => link.getAttribute("href")) };
"""
)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as at:
        yield at


@pytest.fixture
def js(page: Page, address: str) -> Modules:
    return Modules(page, address)


def shown(js: Modules, content: dict[str, Any], *, by: str = "s") -> dict[str, list[str]]:
    """What the other side is shown: as it comes in, and opened again from what is kept; and where links lead."""
    found: dict[str, list[str]] = js.run(SHOWN, **begun(), content=content, by=by, leads=ALIAS)
    return found


@pytest.mark.parametrize(
    "content",
    [
        {"kind": "text", "text": "words", "at": "yesterday"},
        {"kind": "text", "text": "words", "at": 1e300},
        {"kind": "text", "text": {"toString": 1}},
        {"kind": "hand-off", "name": "x", "words": {"length": 1}},
        {"kind": "hand-off", "name": {"toString": None}, "words": ["said", {"toString": 1}, 5]},
        {"kind": "disappear-after", "hours": {"toString": None}},
        {"kind": "photo", "file": {"name": {}, "key": 1}},
    ],
    ids=["date", "huge date", "text", "words", "name", "hours", "file"],
)
@pytest.mark.parametrize("by", ["m", "s"])
def test_one_message_shuts_nobody_out(js, content, by):
    found = shown(js, content, by=by)
    assert found["first"][-1].endswith("after it")
    assert found["kept"] == found["first"]


def test_nor_does_one_that_would_not_fit_into_a_row_again(js):
    """The page writes none so long; who writes without it could."""
    found = js.run(
        """const { plain } = await import("/care/conversations/plain.js");
        return given.lengths.map((length) => plain({ kind: "text", text: "é".repeat(length) }, "s").kind);""",
        lengths=[3_900, 4_100],
    )
    assert found == ["text", "unknown"]


@pytest.mark.parametrize("kind", ["key-accepted", "disappear-after"])
def test_what_only_the_member_decides_a_supporter_cannot_say(js, kind):
    sentences = {"key-accepted": "New keys were accepted", "disappear-after": "From now on one hour"}
    theirs = shown(js, {"kind": kind, "hours": 1})
    assert "Cannot be shown" in theirs["first"]
    assert sentences[kind] not in theirs["first"]
    assert sentences[kind] in shown(js, {"kind": kind, "hours": 1}, by="m")["first"]


@pytest.mark.parametrize(
    ("to", "links"),
    [
        ({"to": SEAT}, [f"/talk/somebody/#{SEAT}~{ALIAS}"]),
        ({"to": f"{SEAT}~~{CALL}"}, []),
        ({"to": f"{SEAT}~~read~{CALL}"}, []),
        ({"to": "next"}, []),
        ({"entry": "union-hall"}, ["/directory/union-hall/"]),
        ({"entry": "../talk/somebody"}, []),
        ({}, []),
    ],
)
def test_a_suggestion_leads_to_somebody_and_nowhere_else(js, to, links):
    assert shown(js, {"kind": "hand-off", "name": "Chaplain Moss", **to})["links"] == links


@pytest.mark.parametrize(
    ("hash_", "own", "asked"),
    [
        (f"#{SEAT}~{ALIAS}", "", (SEAT, ALIAS, "")),
        (f"#next~{ALIAS}", "", ("next", ALIAS, "")),
        (f"#{SEAT}~~{CALL}", CALL, (SEAT, "", CALL)),
        (f"#{SEAT}~~{CALL}", "d" * 32, (SEAT, "", "")),
        (f"#{SEAT}~~{CALL}", None, (SEAT, "", "")),
        (f"#{SEAT}~~read", None, (SEAT, "", "")),
        (f"#{SEAT}~~read~{CALL}", CALL, (SEAT, "", "")),
        ("#%", None, ("", "", "")),
        ("", None, ("", "", "")),
    ],
)
def test_a_link_says_neither_what_was_read_nor_whose_call_it_was(js, hash_, own, asked):
    """Only the call that this phone made counts: with it, what may have to be passed on stood on the page."""
    found = js.run(
        TEMPLATES
        + """const { askedFor } = await import("/care/conversations/handing-on.js");
        const { wanted, from, call } = askedFor(given.hash, given.own ?? undefined);
        return [wanted, from, call];""",
        hash=hash_,
        own=own,
    )
    assert tuple(found) == asked


def test_a_name_that_the_lead_did_not_sign_is_not_shown(js):
    keys = PEER.opener.public + PEER.signer.public
    scope = seats.scope(seat="peer", name="Riley Ö. K.")
    person = {"name": "Riley Ö. K.", "seat": "peer", "scope": scope, "keys": keys.hex(), "endings": 0}
    signed = Entry(0, Purpose.PEER, scope, "standing", keys).certified(0)
    person |= {"lead": PEER.signer.public.hex(), "certificate": PEER.signer.sign(signed).hex()}
    other = {**person, "name": "Chaplain Moss"}
    scoped = {**other, "scope": seats.scope(seat="peer", name="Chaplain Moss")}
    found = js.run(
        """const { certified } = await import("/care/paging/people.js");
        return (await certified(given.people)).map(({ name }) => name);""",
        people=[person, other, scoped, {**person, "name": ""}],
    )
    assert found == ["Riley Ö. K."]
    assert scope == hashlib.sha256("rigcheck/1/seat-name\0peer\0Riley Ö. K.".encode()).hexdigest()[:32]


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [(39, 40, 40), (40, 41, {"code": "many-talks"}), (40, 40, 40), (45, 44, 44), (45, 46, {"code": "many-talks"})],
)
def test_no_talk_falls_off_the_list(js, before, after, outcome):
    """What is no longer listed could not be erased: another is refused, and those that are there stay."""
    found = js.run(
        """const { fitting } = await import("/care/conversations/my-talks.js");
        return fitting(Array(given.after).fill({}), Array(given.before).fill({})).length;""",
        before=before,
        after=after,
    )
    assert found == outcome
