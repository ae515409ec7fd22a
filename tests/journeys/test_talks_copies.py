"""Two tabs of one person, and a server that shows an old copy: the browser's own side of a talk, without a site."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from rigcheck.engines.sealing import prekeys
from rigcheck.engines.sealing.conversation import encode
from tests.engines.sealing.talking import ID, MEMBER, PEER, STORE, both, says
from tests.journeys.modules import Modules, served

pytestmark = pytest.mark.journey

SERVER = """
const { Conversation, stateContext } = await import("/care/conversations/talk.js");
const { toBase64: base64, fromBase64: raw } = await import("/sealing/bytes.js");
const [peer, member] = [peerRoot, memberRoot].map((root) => Hierarchy.fromRoot(fromHex(root)));
const talkId = fromHex(id);
const other = { m: "s", s: "m" };
const server = { boxes: { m: "", s: "" }, out: { m: new Map(), s: new Map() }, kept: { m: new Map(), s: new Map() } };
const boxOf = (side) => ({
  async state(after) {
    await new Promise((go) => setTimeout(go, 5));
    const kept = [...server.kept[side]];
    return { state: "open", keep: 24, box: server.boxes[side], slots: kept.map(([slot]) => slot),
      kept: kept.filter(([slot]) => slot >= after), waiting: [...server.out[other[side]]] };
  },
  async step({ before, box, sends, keeps, takes }) {
    await new Promise((go) => setTimeout(go, 5));
    const now = server.boxes[side] ? toHex(await digest(raw(server.boxes[side]))) : "";
    const moved = before !== now || sends.some(({ number }) => server.out[side].has(number));
    if (moved) throw Object.assign(new Error("moved"), { code: "talk-moved" });
    server.boxes[side] = box;
    sends.forEach(({ number, blob }) => server.out[side].set(number, blob));
    keeps.forEach(({ number, blob }) => server.kept[side].set(number, blob));
    takes.forEach((number) => server.out[other[side]].delete(number));
  },
});
const mine = (await member.private).store, theirs = (await peer.private).store;
const tab = async () => new Conversation({ id: talkId, side: "m", box: boxOf("m"), store: mine,
  signer: await member.talkSigner(talkId) });
let keys = decodeStore(given.store);
const supporter = new Conversation({ id: talkId, side: "s", box: boxOf("s"), store: theirs, signer: await peer.signer,
  prekeys: { load: async () => keys, save: async (store) => { keys = store; } } });
const shut = async (state) => base64(await sealOwn(mine, stateContext(talkId, "m"), utf8(state)));
server.boxes.m = await shut(state);
server.out.m.set(0, base64(fromHex(opening)));
const words = (talk) => talk.said.map(({ content }) => content?.text);
const say = (talk, text) => talk.say({ kind: "text", text }, toHex(random(16)));
"""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as at:
        yield at


@pytest.fixture
def js(page: Page, address: str) -> Modules:
    return Modules(page, address)


def begun() -> dict[str, str]:
    member, _, _, opening = both()
    roots = {"peerRoot": PEER.root.hex(), "memberRoot": MEMBER.root.hex()}
    return {"id": ID.hex(), "state": encode(member), "opening": opening.hex(), "store": prekeys.encode(STORE), **roots}


def test_two_tabs_write_at_once_and_both_are_read_once(js):
    read, first, second = js.run(
        SERVER
        + """const [one, two] = [await tab(), await tab()];
        await Promise.all([say(one, "one"), say(two, "two"), say(one, "three"), say(two, "four")]);
        await supporter.look();
        await Promise.all([say(supporter, "answer"), one.look(), two.look()]);
        await Promise.all([one.look(), two.look()]);
        return [words(supporter), words(one), words(two)];""",
        **begun(),
    )

    assert read[0] == "Rough night."
    assert sorted(read[1:]) == ["answer", "four", "one", "three", "two"]
    assert read[1:].index("one") < read[1:].index("three")
    assert first == second == read[1:]


def test_an_old_copy_shown_again_loses_nothing(js):
    read, stopped = js.run(
        SERVER
        + """const one = await tab();
        await say(one, "one");
        const old = server.boxes.m;
        await say(one, "two");
        await supporter.look();
        server.boxes.m = old;
        await one.look();
        await say(one, "three");
        await supporter.look();
        return [words(supporter), one.stopped];""",
        **begun(),
    )

    assert read == ["Rough night.", "one", "two", "three"]
    assert stopped == ""


def test_two_histories_under_one_number_stop_the_talk(js):
    member, _, _, opening = both()
    one, _ = says(member, "one")
    other, _ = says(member, "another")
    stopped = js.run(
        SERVER
        + """const one = await tab();
        await one.look();
        server.boxes.m = await shut(another);
        await one.look();
        return one.stopped;""",
        **{**begun(), "state": encode(one), "another": encode(other), "opening": opening.hex()},
    )

    assert stopped == "forked"
