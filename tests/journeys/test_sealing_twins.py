"""Browser and Python: the same keys from the same root, and each opens what the other sealed."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from rigcheck.engines.sealing import envelope, keys
from rigcheck.engines.sealing.callback import author_of, open_callback, seal_callback
from rigcheck.engines.sealing.envelope import Draft, Suite
from rigcheck.engines.sealing.hazmat.signing import verify
from rigcheck.engines.sealing.keys import Hierarchy, Method
from rigcheck.engines.sealing.unlocking import fold_passphrase
from tests.journeys.modules import Modules, outcome, served

pytestmark = pytest.mark.journey

ROOT = bytes(range(32))
ALICE = Hierarchy.from_root(ROOT)
CLINICIAN = Hierarchy.from_root(bytes(range(32, 64)))
BODY = "A long shift. \U0001f692 Ça va."
PLACE = "journal|2026-11|3"
TO = "share|grant-7|clinician"
VECTORS = json.loads((Path(__file__).parents[1] / "vectors/sealing/hpke.json").read_text())


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as at:
        yield at


@pytest.fixture
def js(page: Page, address: str) -> Modules:
    return Modules(page, address)


def test_the_whole_hierarchy_is_equal(js):
    theirs = js.run(
        """const tree = Hierarchy.fromRoot(fromHex(root));
        const mine = await tree.sessionKeys;
        const theirs = await tree.private;
        const nonce = new Uint8Array(12);
        return Object.fromEntries(Object.entries({
          seal_seed: await tree.sealSeed, session: await tree.session, index: mine.index, check: mine.check,
          store: await mine.store.encrypt(nonce, utf8("x"), utf8("b")), private_index: theirs.index,
          private_store: await theirs.store.encrypt(nonce, utf8("x"), utf8("b")),
          seal: (await tree.opener).public, classic: (await tree.classicOpener).public,
          sign: (await tree.signer).public,
        }).map(([name, bytes]) => [name, toHex(bytes)]));""",
        root=ROOT.hex(),
    )
    session, private = ALICE.session_keys, ALICE.private

    assert {name: bytes.fromhex(value) for name, value in theirs.items()} == {
        "seal_seed": ALICE.seal_seed,
        "session": ALICE.session,
        "index": session.index,
        "check": session.check,
        "store": session.store.encrypt(bytes(12), b"x", b"b"),
        "private_index": private.index,
        "private_store": private.store.encrypt(bytes(12), b"x", b"b"),
        "seal": ALICE.opener.public,
        "classic": ALICE.classic_opener.public,
        "sign": ALICE.signer.public,
    }


@pytest.mark.parametrize(
    ("passphrase", "handle"),
    [
        ("lantern otter plaza fig moss", "quiet-harbor-heron-41"),
        ("  Ｌantern\u00a0\u3000otter\tplaza\u2009fig\x85moss ", "quiet-harbor-heron-41"),
        ("пароль ñandú ﬁn Å", "moss-owl-fern-07"),
    ],
)
def test_passphrase_splits_are_equal(js, passphrase, handle):
    theirs = js.run(
        """const { proof, preWrap } = await splitPassphrase(passphrase, "care.localhost", handle);
        return [toHex(proof), toHex(preWrap)];""",
        passphrase=passphrase,
        handle=handle,
    )
    mine = keys.split_passphrase(passphrase, "care.localhost", handle)

    assert theirs == [mine.proof.hex(), mine.pre_wrap.hex()]


@pytest.mark.parametrize("typed", ["", " \u3000", "a\ufeffb", "a\u200bb", "a\x1cb", "\x1f a", "x\u180ey", "q\u2028w"])
def test_the_same_characters_are_spaces(js, typed):
    theirs = js.run("return foldPassphrase(typed);", typed=typed)

    assert theirs == outcome(fold_passphrase, typed)


def test_pin_card_and_passkey_splits_are_equal(js):
    theirs = js.run(
        """const splits = [await splitPin("090817", fromHex(secret)), await splitPrf(fromHex(secret)),
          await splitCard(fromHex(secret).slice(0, 20))];
        return splits.map(({ proof, preWrap }) => [toHex(proof), toHex(preWrap)]);""",
        secret=ROOT.hex(),
    )
    mine = (keys.split_pin("090817", ROOT), keys.split_prf(ROOT), keys.split_card(ROOT[:20]))

    assert theirs == [[split.proof.hex(), split.pre_wrap.hex()] for split in mine]


@pytest.mark.parametrize("method", Method)
def test_wraps_open_at_the_other_end(js, method):
    parts = {"method": method, "pre_wrap": b"p" * 32, "keybox_share": b"k" * 32, "locator": b"l" * 16}
    wrap = keys.wrap_root(root=ROOT, nonce=bytes(12), **parts)

    theirs, opened, refused = js.run(
        """const parts = { method, preWrap: utf8("p".repeat(32)), keyboxShare: utf8("k".repeat(32)),
          locator: utf8("l".repeat(16)) };
        const made = await wrapRoot({ root: fromHex(root), ...parts });
        const other = { ...parts, locator: utf8("m".repeat(16)) };
        const refused = await unwrapRoot(fromHex(wrap), other).catch((refusal) => refusal.code);
        return [toHex(made), toHex(await unwrapRoot(fromHex(wrap), parts)), refused];""",
        method=method.value,
        root=ROOT.hex(),
        wrap=wrap.hex(),
    )

    assert keys.unwrap_root(bytes.fromhex(theirs), **parts) == ROOT
    assert bytes.fromhex(opened) == ROOT
    assert refused == "wrong-secret"


def test_row_keys_and_aliases_are_equal(js):
    theirs = js.run(
        """const index = fromHex(given.index);
        return [(await rowKeys(index, "checkin", "2026-11", [0, 1, 17, 4000])).map(toHex),
          toHex(await rowKey(index, "profile", "standing", 0)), toHex(await alias(index, "group|é"))];""",
        index=ROOT.hex(),
    )

    assert theirs == [
        [key.hex() for key in keys.row_keys(ROOT, "checkin", "2026-11", [0, 1, 17, 4000])],
        keys.row_key(ROOT, "profile", "standing", 0).hex(),
        keys.alias(ROOT, "group|é").hex(),
    ]


@pytest.mark.parametrize("body", ["", BODY, "x" * 5000], ids=["empty", "short", "long"])
def test_own_rows_open_at_the_other_end(js, body):
    mine = envelope.seal_own(ALICE.private.store, PLACE, body.encode(), bytes(12))

    theirs, opened = js.run(
        """const { store } = await Hierarchy.fromRoot(fromHex(root)).private;
        return [toHex(await sealOwn(store, place, utf8(body), new Uint8Array(12))),
          fromUtf8(await openOwn(store, place, fromHex(mine)))];""",
        root=ROOT.hex(),
        place=PLACE,
        body=body,
        mine=mine.hex(),
    )

    assert bytes.fromhex(theirs) == mine
    assert opened == body


@pytest.mark.parametrize("suite", [Suite.XWING, Suite.X25519])
def test_shared_records_open_at_the_other_end(js, suite):
    reader = CLINICIAN.opener if suite is Suite.XWING else CLINICIAN.classic_opener
    mine = envelope.seal_to(reader.public, TO, BODY.encode(), signer=ALICE.signer, suite=suite)

    theirs, opened = js.run(
        """const tree = Hierarchy.fromRoot(fromHex(root));
        const clinician = Hierarchy.fromRoot(fromHex(other));
        const reader = await (suite === Suite.XWING ? clinician.opener : clinician.classicOpener);
        const signer = await tree.signer;
        return [toHex(await sealTo(reader.public, to, utf8(body), { signer, suite })),
          fromUtf8(await openFrom(reader, signer.public, to, fromHex(mine), { accept: [suite] }))];""",
        root=ROOT.hex(),
        other=CLINICIAN.root.hex(),
        suite=int(suite),
        to=TO,
        body=BODY,
        mine=mine.hex(),
    )
    got = envelope.open_from(reader, ALICE.signer.public, TO, bytes.fromhex(theirs), accept=(suite,))

    assert got.decode() == BODY
    assert opened == BODY


def test_callback_numbers_open_at_the_other_end(js):
    capability, page, seat = b"c" * 16, b"p" * 32, b"s" * 16
    mine = seal_callback(CLINICIAN.opener.public, page, seat, BODY, author=author_of(capability))

    theirs, opened, refused = js.run(
        """const opener = await Hierarchy.fromRoot(fromHex(other)).opener;
        const author = await authorOf(fromHex(capability));
        const [ofPage, ofSeat] = [fromHex(page), fromHex(seat)];
        const refused = await openCallback(opener, ofPage, ofPage, fromHex(mine)).catch(({ code }) => code);
        return [toHex(await sealCallback(opener.public, ofPage, ofSeat, body, author)),
          await openCallback(opener, ofPage, ofSeat, fromHex(mine)), refused];""",
        other=CLINICIAN.root.hex(),
        capability=capability.hex(),
        page=page.hex(),
        seat=seat.hex(),
        body=BODY,
        mine=mine.hex(),
    )

    assert open_callback(CLINICIAN.opener, page, seat, bytes.fromhex(theirs)) == BODY
    assert (opened, refused) == (BODY, "seal-broken")
    assert theirs[:64] == mine[:32].hex()


def test_drafts_open_at_the_other_end(js):
    mine = envelope.seal_to_self(ALICE.opener.public, "outbox|checkin|1", BODY.encode())

    theirs, opened, refused = js.run(
        """const opener = await Hierarchy.fromRoot(fromHex(root)).opener;
        const refused = await sealToSelf(opener.public, "journal|1", utf8(body)).catch(({ code }) => code);
        const { draft, body: inside } = await openToSelf(opener, "outbox|checkin|1", fromHex(mine));
        return [toHex(await sealToSelf(opener.public, "outbox|checkin|1", utf8(body))),
          [draft, fromUtf8(inside)], refused];""",
        root=ROOT.hex(),
        body=BODY,
        mine=mine.hex(),
    )

    got = envelope.open_to_self(ALICE.opener, "outbox|checkin|1", bytes.fromhex(theirs))
    assert got == Draft(BODY.encode())
    assert opened == [True, BODY]
    assert refused == "bad-context"


def spoiled_envelopes() -> list[bytes]:
    """An envelope changed, cut and relabelled in every region, one per case."""
    blob = envelope.seal_to(CLINICIAN.opener.public, TO, BODY.encode(), signer=ALICE.signer)
    flips = [blob[:at] + bytes((blob[at] ^ 1,)) + blob[at + 1 :] for at in (0, 2, 700, 1100, 1122, 1200, len(blob) - 1)]
    cuts = [blob[:length] for length in (0, 1, 2, 60, 1121, 1122, 1200, len(blob) - 1)]
    labels = [bytes((1, suite)) + blob[2:] for suite in (0, 1, 3, 4, 5)]
    return [*flips, *cuts, *labels, b"\x02" + blob[1:], blob + b"\0"]


def test_both_ends_refuse_the_same_with_the_same_name(js):
    spoiled = spoiled_envelopes()
    theirs = js.run(
        """const { opener } = Hierarchy.fromRoot(fromHex(other));
        const open = async (blob) => openFrom(await opener, fromHex(author), to, fromHex(blob));
        return Promise.all(blobs.map((blob) => open(blob).then(() => "opened", ({ code }) => code)));""",
        other=CLINICIAN.root.hex(),
        author=ALICE.signer.public.hex(),
        to=TO,
        blobs=[blob.hex() for blob in spoiled],
    )
    mine = [outcome(envelope.open_from, CLINICIAN.opener, ALICE.signer.public, TO, blob)["code"] for blob in spoiled]

    assert theirs == mine
    assert {"seal-broken", "unknown-version", "unknown-suite", "suite-not-accepted"} == set(mine)


def test_both_ends_refuse_another_author_padding_and_context(js):
    forged = envelope.seal_to(CLINICIAN.opener.public, TO, b"x", signer=CLINICIAN.signer)
    bare = b"\x01\x01" + ALICE.private.store.encrypt(bytes(12), bytes(300), b"rigcheck/1|own|p")

    codes = js.run(
        """const code = (promise) => promise.then(() => "opened", (refusal) => refusal.code);
        const { store } = await Hierarchy.fromRoot(fromHex(root)).private;
        const opener = await Hierarchy.fromRoot(fromHex(other)).opener;
        return [await code(openFrom(opener, fromHex(author), to, fromHex(forged))),
          await code(openOwn(store, "p", fromHex(bare))), await code(openOwn(store, "é", fromHex(bare))),
          await code(openOwn(store, "p", fromHex("0101")))];""",
        root=ROOT.hex(),
        other=CLINICIAN.root.hex(),
        author=ALICE.signer.public.hex(),
        to=TO,
        forged=forged.hex(),
        bare=bare.hex(),
    )

    assert codes == ["wrong-author", "bad-padding", "bad-context", "seal-broken"]


@pytest.mark.parametrize(
    ("suite", "reader"),
    [
        (Suite.X25519, bytes(32)),
        (Suite.X25519, bytes(31)),
        (Suite.XWING, b"\xff" * 1184 + CLINICIAN.classic_opener.public),
        (Suite.XWING, CLINICIAN.opener.public[:1184] + bytes(32)),
        (Suite.XWING, CLINICIAN.opener.public[:-1]),
        (Suite.OWN, CLINICIAN.opener.public),
    ],
)
def test_both_ends_refuse_the_same_readers(js, suite, reader):
    theirs = js.run(
        """const { signer } = Hierarchy.fromRoot(fromHex(root));
        await sealTo(fromHex(reader), "share|1", utf8("x"), { signer: await signer, suite });""",
        root=ROOT.hex(),
        reader=reader.hex(),
        suite=int(suite),
    )

    assert theirs == outcome(lambda: envelope.seal_to(reader, "share|1", b"x", signer=ALICE.signer, suite=suite))


@pytest.mark.parametrize(("name", "pair"), [("x25519", "X25519Pair"), ("xwing", "XWingPair")])
def test_the_browser_reaches_the_published_secrets(js, name, pair):
    vector = VECTORS[name]
    public = js.run(
        "return toHex((await (pair === 'XWingPair' ? XWingPair : X25519Pair).from(fromHex(key))).public);",
        pair=pair,
        key=vector.get("seed") or vector["private"],
    )

    assert public == vector["public"]


def test_the_browser_opens_the_published_ciphertext_of_rfc_9180(js):
    vector = VECTORS["x25519"]
    first = vector["encryptions"][0]

    opened = js.run(
        """const opener = await X25519Pair.from(fromHex(key));
        return toHex(await opener.open(fromHex(enc + ct), fromHex(info), fromHex(aad)));""",
        key=vector["private"],
        enc=vector["enc"],
        ct=first["ciphertext"],
        info=vector["info"],
        aad=first["aad"],
    )

    assert opened == first["plaintext"]


def test_signatures_with_and_without_the_browsers_own(js):
    own, replaced, mutual = js.run(
        """const seed = fromHex(given.seed), message = utf8("message");
        const [own, other] = [await signerFrom(seed), await nobleSigner(seed)];
        const [signed, again] = [await own.sign(message), await other.sign(message)];
        await verify(other.public, again, message);
        return [toHex(signed), toHex(again), await nobleVerify(own.public, signed, message)];""",
        seed=ROOT.hex(),
    )

    assert own == replaced
    assert mutual is True
    verify(keys.Signer(ROOT).public, bytes.fromhex(own), b"message")


def test_webassembly_runs_in_the_worker_alone(js):
    key, on_the_page = js.run(
        """const key = toHex(await argon2id(utf8("secret"), new Uint8Array(32)));
        const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
        let ran = true;
        try { new WebAssembly.Module(empty); } catch { ran = false; }
        return [key.length, ran];"""
    )

    assert key == 64
    assert on_the_page is False
