"""Browser and Python talk: each opens what the other sealed, keeps the same state, and refuses by the same name."""

import base64
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from rigcheck.engines.sealing import attachments, prekeys
from rigcheck.engines.sealing.conversation import (
    Missing,
    accept_key,
    decode,
    encode,
    merge,
    open_first,
    receive,
    send,
    start,
)
from rigcheck.engines.sealing.prekeys import Prekey
from tests.engines.sealing.talking import (
    AUTHOR,
    CAPABILITY,
    ID,
    MEMBER,
    MONTH,
    PEER,
    PEER_KEYS,
    PREKEYS,
    SEAT,
    STORE,
    UNTIL,
    both,
    drawing,
    says,
    started,
    text,
)
from tests.journeys.modules import Modules, outcome, served

pytestmark = pytest.mark.journey

KEPT = json.loads((Path(__file__).parents[1] / "vectors/sealing/conversation.json").read_text())
WORDS = "Rough night. \U0001f692 Ça va?"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as at:
        yield at


@pytest.fixture
def js(page: Page, address: str) -> Modules:
    return Modules(page, address)


def of_peer() -> dict[str, str]:
    return {"keys": PEER_KEYS.hex(), "seat": SEAT.hex(), "prekey": PREKEYS[0].encode().hex(), "month": MONTH}


def test_a_member_in_the_browser_and_a_supporter_in_python(js):
    talk, opening, ours = js.run(
        """const tree = Hierarchy.fromRoot(fromHex(root));
        const prekeyRead = decodePrekey(fromHex(given.prekey));
        const begun = await start({ capability: fromHex(capability), seat: fromHex(seat), keys: fromHex(given.keys),
          prekey: prekeyRead, month });
        const signer = await tree.talkSigner(begun.id);
        const { talk, blob } = await send(begun, { kind: "text", text: words }, { signer });
        return [encodeTalk(talk), toHex(blob), toHex(signer.public)];""",
        root=MEMBER.root.hex(),
        capability=CAPABILITY.hex(),
        words=WORDS,
        **of_peer(),
    )
    peer, store, received = open_first(bytes.fromhex(opening), conversation=ID, store=STORE)
    peer, answer = says(peer, "I am here.", signer=PEER.signer)

    assert (received.content, store.left) == (text(WORDS), STORE.left - 1)
    assert ours == AUTHOR.public.hex()
    assert encode(decode(talk)) == talk  # the same record at both ends
    talk, got, more = js.run(
        """let state = await decodeTalk(talk);
        const { talk: moved, received } = await receive(state, fromHex(answer));
        const signer = await Hierarchy.fromRoot(fromHex(root)).talkSigner(moved.id);
        const { talk: last, blob } = await send(moved, { kind: "text", text: "Thanks." }, { signer });
        return [encodeTalk(last), received, toHex(blob)];""",
        root=MEMBER.root.hex(),
        talk=talk,
        answer=answer.hex(),
    )
    assert got == {"number": 0, "content": text("I am here."), "missing": 0, "again": False}
    assert receive(peer, bytes.fromhex(more))[1].content == text("Thanks.")
    assert encode(decode(talk)) == talk


def test_a_member_in_python_and_a_supporter_in_the_browser(js):
    store, keys = js.run(
        """const { signer } = Hierarchy.fromRoot(fromHex(root));
        const owner = ownerOf(fromHex(seat));
        const made = await makePrekeys(emptyStore(), { signer: await signer, owner, count: 2, until });
        return [encodeStore(made.store), made.prekeys.map((prekey) => toHex(encodePrekey(prekey)))];""",
        root=PEER.root.hex(),
        seat=SEAT.hex(),
        until=UNTIL,
    )
    batch = [Prekey.decode(bytes.fromhex(key)) for key in keys]
    assert prekeys.encode(prekeys.decode(store)) == store
    member = start(capability=CAPABILITY, seat=SEAT, keys=PEER_KEYS, prekey=batch[0], month=MONTH)
    member, opening = says(member, WORDS)
    talk, after, received, answer = js.run(
        """const opened = await openFirst(fromHex(opening), { conversation: fromHex(id), store: decodeStore(store) });
        const signer = await Hierarchy.fromRoot(fromHex(root)).signer;
        const { talk, blob } = await send(opened.talk, { kind: "text", text: "I am here." }, { signer });
        return [encodeTalk(talk), encodeStore(opened.store), opened.received, toHex(blob)];""",
        root=PEER.root.hex(),
        opening=opening.hex(),
        id=ID.hex(),
        store=store,
    )
    mine, left, _ = open_first(opening, conversation=ID, store=prekeys.decode(store))

    assert received == {"number": 0, "content": text(WORDS), "missing": 0, "again": False}
    assert after == prekeys.encode(left)
    assert receive(member, bytes.fromhex(answer))[1].content == text("I am here.")
    assert decode(talk).got == mine.got


def spoiled(blob: bytes) -> list[bytes]:
    """An envelope changed, cut and relabelled, one per case."""
    places = (0, 1, 2, 34, 69, 70, 86, 118, 120, 1300, len(blob) - 1)
    flips = [blob[:at] + bytes((blob[at] ^ 1,)) + blob[at + 1 :] for at in places]
    cuts = [blob[:length] for length in (0, 60, 118, 119, 500, len(blob) - 1)]
    suites = [blob[:119] + bytes((suite,)) + blob[120:] for suite in (0, 1, 3, 4, 9)]
    marks = [blob[:1] + bytes((mark,)) + blob[2:] for mark in (1, 2, 4, 6, 7, 8)]
    return [changed for changed in (*flips, *cuts, *suites, *marks) if changed != blob]


def test_both_ends_refuse_the_same_by_the_same_name(js):
    member, peer, _, opening = both()
    _, answer = says(peer, "answer", signer=PEER.signer)
    _, forged = says(peer, "forged", signer=MEMBER.signer)
    wrote, first = says(member, "first")
    _, second = says(wrote, "second")
    elsewhere = start(capability=b"d" * 16, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[1], month=MONTH)
    _, foreign = says(elsewhere, "x")
    cases = [(peer, blob) for blob in (opening, second, foreign, answer, *spoiled(first))]
    cases += [(member, blob) for blob in (forged, first, answer[:70] + first[70:86] + answer[86:], *spoiled(answer))]

    theirs = js.run(
        """const code = async ([state, blob]) => receive(await decodeTalk(state), fromHex(blob))
          .then(() => "opened", (refusal) => refusal.code);
        return Promise.all(cases.map(code));""",
        cases=[[encode(talk), blob.hex()] for talk, blob in cases],
    )
    mine = [outcome(receive, talk, blob)["code"] for talk, blob in cases]

    assert theirs == mine
    assert set(mine) == {
        *("replayed", "missing", "foreign-envelope", "cut-short", "unknown-version", "suite-not-accepted"),
        *("key-changed", "wrong-author", "rewritten", "prekey-gone", "seal-broken", "unknown-suite"),
    }


def test_passing_over_what_is_gone(js):
    member, peer, _, _ = both()
    member, _ = says(member, "gone")
    _, blob = says(member, "here")
    refused, received, talk = js.run(
        """const talk = await decodeTalk(state);
        const refused = await receive(talk, fromHex(blob)).catch(({ code, missing }) => [code, missing]);
        const { talk: moved, received } = await receive(talk, fromHex(blob), { skip: true });
        return [refused, received, encodeTalk(moved)];""",
        state=encode(peer),
        blob=blob.hex(),
    )

    with pytest.raises(Missing):
        receive(peer, blob)
    assert refused == ["missing", 1]
    assert (received["missing"], received["content"]) == (1, text("here"))
    assert decode(talk) == receive(peer, blob, skip=True)[0]


def test_an_opening_is_refused_the_same(js):
    member, _, store, opening = both()
    _, later = says(member, "x")
    _, last = says(started(PREKEYS[2]), "last resort")
    _, seen, _ = open_first(last, conversation=ID, store=STORE)
    cases = [(opening, store), (later, STORE), (last, seen), (opening[:-1], STORE)]
    theirs = js.run(
        """return Promise.all(cases.map(([blob, store]) => openFirst(fromHex(blob),
          { conversation: fromHex(id), store: decodeStore(store) }).then(() => "opened", ({ code }) => code)));""",
        id=ID.hex(),
        cases=[[blob.hex(), prekeys.encode(kept)] for blob, kept in cases],
    )

    assert theirs == ["prekey-gone", "not-an-opening", "replayed", "seal-broken"]


def test_a_changed_key_is_refused_and_accepted(js):
    member, _, _, _ = both()
    changed, author, again, talk = js.run(
        """const talk = await decodeTalk(state);
        const other = fromHex(given.keys).fill(7, 1216);
        const refused = await checkKeys(talk, other).catch((refusal) => refusal);
        await checkKeys(talk, fromHex(given.keys));
        const prekeyRead = decodePrekey(fromHex(given.prekey));
        const accepted = await acceptKey(talk, { seat: fromHex(seat), keys: fromHex(given.keys), month,
          prekey: prekeyRead });
        return [refused.code, toHex(refused.author), accepted.opening, encodeTalk(accepted)];""",
        state=encode(member),
        **of_peer(),
    )

    assert (changed, author, again) == ("key-changed", "07" * 32, member.sent.number)
    assert decode(talk) == accept_key(member, seat=SEAT, keys=PEER_KEYS, prekey=PREKEYS[0], month=MONTH)


def test_copies_merge_to_the_same_record(js):
    member, peer, store, _ = both()
    one, _ = receive(member, says(peer, "hello", signer=PEER.signer)[1])
    other, _ = says(member, "crossed")
    shown, _ = receive(member, says(peer, "something else", signer=PEER.signer)[1])
    spent = prekeys.spend(STORE, STORE.secrets[1], b"o" * 16)
    talks, forked, stores = js.run(
        """const [a, b, c] = await Promise.all(states.map(decodeTalk));
        const [d, e] = given.stores.map(decodeStore);
        return [[encodeTalk(await merge(a, b)), encodeTalk(await merge(b, a))],
          await merge(a, c).catch(({ code }) => code), encodeStore(mergeStores(d, e))];""",
        states=[encode(one), encode(other), encode(shown)],
        stores=[prekeys.encode(store), prekeys.encode(spent)],
    )

    assert talks == [encode(merge(one, other))] * 2
    assert forked == "forked"
    assert prekeys.decode(stores).left == prekeys.merge(store, spent).left == 0


@pytest.mark.parametrize(
    "content",
    [{"kind": "text", "text": "x" * 9_000}, {"kind": "text", "text": "é" * 7_000}, {"kind": "shout"}, {"text": "x"}],
    ids=["long", "long in bytes", "unknown", "no kind"],
)
def test_the_same_content_is_refused(js, content):
    theirs = js.run(
        """const signer = await Hierarchy.fromRoot(fromHex(root)).talkSigner(fromHex(id));
        return toHex((await send(await decodeTalk(state), content, { signer })).blob);""",
        root=MEMBER.root.hex(),
        id=ID.hex(),
        state=encode(started()),
        content=content,
    )

    assert theirs == outcome(lambda: send(started(), content, signer=AUTHOR, draw=drawing()))


def test_the_key_for_being_told_is_the_same(js):
    public = js.run(
        "return toHex((await Hierarchy.fromRoot(fromHex(root)).talkTold(fromHex(id))).public);",
        root=MEMBER.root.hex(),
        id=ID.hex(),
    )

    assert public == MEMBER.talk_told(ID).public.hex()


def test_a_paste_of_50_megabytes_is_refused_before_it_is_sealed(js):
    took = js.run(
        """const draw = () => { throw new Error("something was sealed"); };
        const begun = performance.now();
        const code = await send(await decodeTalk(state), { kind: "text", text: "x".repeat(50_000_000) }, { draw })
          .catch((refusal) => refusal.code);
        return [code, await sealFile(new Uint8Array(32), new Uint8Array(50_000_000)).catch(({ code }) => code)];""",
        state=encode(started()),
    )

    assert took == ["too-long", "file-too-large"]


@pytest.mark.parametrize("length", [0, 65_528, 65_529, 200_000, 10_000_000])
def test_files_open_at_the_other_end(js, length):
    key, body = b"k" * 32, hashlib.shake_256(b"photo").digest(length)
    mine = attachments.seal_file(key, body)
    same, opened, cut, other = js.run(
        """const blob = Uint8Array.from(atob(mine), (one) => one.charCodeAt(0));
        const sum = await digest(blob);
        const opened = await openFile(fromHex(key), sum, blob);
        const code = (promise) => promise.then(() => "opened", (refusal) => refusal.code);
        const sealed = await sealFile(fromHex(key), opened);
        const end = blob.slice(0, blob.length > 70_000 ? 65_554 : 10);
        const refused = [await code(openFile(fromHex(key), await digest(end), end)),
          await code(openFile(fromHex(key), fromHex(key), blob))];
        return [toHex(await digest(sealed)), toHex(await digest(opened)), ...refused];""",
        mine=base64.b64encode(mine).decode(),
        key=key.hex(),
    )

    assert same == hashlib.sha256(mine).hexdigest()
    assert opened == hashlib.sha256(body).hexdigest()
    assert (cut, other) == ("cut-short", "seal-broken")


@pytest.mark.parametrize("by", ["python", "browser"])
def test_the_browser_opens_the_talk_that_was_kept(js, by):
    kept = KEPT[by]
    words, left = js.run(
        """const opened = await openFirst(fromHex(kept.opening), { conversation: fromHex(id),
          store: decodeStore(kept.store) });
        const answer = await receive(await decodeTalk(kept.member), fromHex(kept.answer));
        const thanks = await receive(await decodeTalk(kept.supporter), fromHex(kept.thanks));
        const said = [opened, answer, thanks].map(({ received }) => received.content.text);
        for (const key of kept.prekeys) {
          const how = { signer: fromHex(signer), owner: ownerOf(fromHex(seat)), month };
          await checkPrekey(decodePrekey(fromHex(key)), how);
        }
        return [said, opened.store.secrets.length];""",
        kept=kept,
        id=ID.hex(),
        signer=PEER.signer.public.hex(),
        seat=SEAT.hex(),
        month=MONTH,
    )

    assert words == KEPT["words"]
    assert left == 2
