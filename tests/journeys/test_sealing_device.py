"""What the browser keeps, the drafts written while locked, passkeys, and the card on paper."""

import base64
import io
from collections.abc import Iterator

import pypdf
import pytest
import segno
from playwright.sync_api import CDPSession, Page

from rigcheck.engines.sealing import cards
from rigcheck.engines.sealing.cards import CardKind
from rigcheck.engines.sealing.keys import Hierarchy
from tests.journeys.fingerprints import fingerprint
from tests.journeys.modules import Modules, served

pytestmark = pytest.mark.journey

ROOT = bytes(range(32))
ALICE = Hierarchy.from_root(ROOT)
BOB = Hierarchy.from_root(bytes(range(1, 33)))
HALF = bytes(range(100, 132))
CODE = cards.encode(CardKind.RECOVERY, bytes(range(20)))
TEXTS = {
    "title": "Recovery card",
    "lines": ["Keep it where only you look – not in your locker. " * 4, "Anyone who holds it and knows …"],
    "footer": "Nobody can print this again.",
}


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as at:
        yield at


@pytest.fixture
def js(page: Page, address: str) -> Modules:
    return Modules(page, address)


def test_the_root_comes_back_on_the_next_page(js):
    js.run("await rememberRoot(fromHex(root), fromHex(half));", root=ROOT.hex(), half=HALF.hex())
    js.page.reload()

    assert js.run("return toHex(await recallRoot(fromHex(half)));", half=HALF.hex()) == ROOT.hex()


@pytest.mark.parametrize(
    ("asked", "goes"),
    [
        ("/me/?a=1", "/me/?a=1"),
        ("https://elsewhere.test/", "/"),
        ("//elsewhere.test/", "/"),
        ("/\\elsewhere.test/", "/"),
        ("/\t/elsewhere.test/", "/"),
        ("/.//elsewhere.test/", "/elsewhere.test/"),
    ],
)
def test_after_unlocking_nobody_is_led_elsewhere(js, asked, goes):
    led = js.run(
        "history.replaceState({}, '', '/?next=' + encodeURIComponent(asked));"
        "return (await import('/care/members/here.js')).wayOn();",
        asked=asked,
    )
    assert led == goes


def test_the_root_stays_shut_without_the_other_half(js):
    js.run("await rememberRoot(fromHex(root), fromHex(half));", root=ROOT.hex(), half=HALF.hex())

    assert js.run("await recallRoot(fromHex(half));", half=bytes(32).hex()) == {"code": "wrong-secret"}
    assert js.run("await recallRoot(fromHex(half));", half=HALF[:16].hex()) == {"code": "wrong-length"}


def test_nothing_that_is_kept_holds_the_root(js):
    js.run("await rememberRoot(fromHex(root), fromHex(half));", root=ROOT.hex(), half=HALF.hex())

    kept = js.run(
        "const { secret, sealed } = await recall('root'); return [toHex(secret), toHex(sealed)];",
    )

    assert all(ROOT.hex() not in value for value in kept)


def test_forgetting_is_by_name(js):
    js.run(
        """await rememberRoot(fromHex(root), fromHex(half)); await keep("theme", "red");
        localStorage.setItem("another", "page's");
        await rememberPublic(fromHex(own)); await addDraft("checkin", { mood: 3 });
        await forgetRoot();""",
        root=ROOT.hex(),
        half=HALF.hex(),
        own=ALICE.opener.public.hex(),
    )

    assert js.run("await recallRoot(fromHex(half));", half=HALF.hex()) == {"code": "not-remembered"}
    left = "return [await recall('theme'), localStorage.getItem('another'), (await listDrafts()).length];"
    assert js.run(left) == ["red", "page's", 1]


def test_the_device_secret_is_made_once(js):
    first, again, new = js.run(
        """const [first, again] = [await deviceSecret(), await deviceSecret()];
        await forgetDeviceSecret();
        return [first, again, await deviceSecret()].map(toHex);"""
    )

    assert len(first) == 64
    assert first == again != new


def test_a_draft_written_while_locked_opens_at_the_next_unlock(js):
    written = js.run(
        """await rememberPublic(fromHex(own));
        const id = await addDraft("checkin", { mood: 2, note: "Ça va 🚒" });
        await addDraft("checkin", { mood: 2, note: "Ça va 🚒" }, id);
        return [await canWriteLocked(), id];""",
        own=ALICE.opener.public.hex(),
    )
    js.page.reload()
    waiting = js.run("return (await listDrafts()).map(({ id, kind, blob }) => [id, kind, toHex(blob)]);")
    opened = js.run("return openDrafts(await Hierarchy.fromRoot(fromHex(root)).opener);", root=ROOT.hex())

    assert written == [True, waiting[0][0]]
    assert len(waiting) == 1
    assert b"mood" not in bytes.fromhex(waiting[0][2])
    assert opened == [{"id": written[1], "kind": "checkin", "content": {"mood": 2, "note": "Ça va 🚒"}}]
    assert js.run("await removeDraft(id); return (await listDrafts()).length;", id=written[1]) == 0


def test_a_draft_stays_for_the_one_who_wrote_it(js):
    js.run(
        'await rememberPublic(fromHex(own)); await addDraft("checkin", { mood: 1 });',
        own=ALICE.opener.public.hex(),
    )

    opened = js.run("return openDrafts(await Hierarchy.fromRoot(fromHex(root)).opener);", root=BOB.root.hex())

    assert opened == []
    assert js.run("return (await listDrafts()).length;") == 1


def test_a_spoiled_draft_does_not_hide_the_others(js):
    opened = js.run(
        """await rememberPublic(fromHex(own));
        await addDraft("checkin", { mood: 1 }, "0".repeat(32));
        const [draft] = await listDrafts();
        draft.blob[1300] ^= 1;
        await keepDraft(draft);
        await addDraft("checkin", { mood: 2 }, "1".repeat(32));
        const all = await openDrafts(await Hierarchy.fromRoot(fromHex(root)).opener);
        return all.map(({ id, content, refusal }) => [id[0], content?.mood ?? refusal.code]);""",
        own=ALICE.opener.public.hex(),
        root=ROOT.hex(),
    )

    assert opened == [["0", "seal-broken"], ["1", 2]]


def test_a_new_device_cannot_write_while_locked(js):
    assert js.run("return canWriteLocked();") is False
    assert js.run('await addDraft("checkin", {});') == {"code": "no-own-key"}


def test_a_full_device_keeps_what_it_had(js):
    js.run('await keep("theme", "red");')

    refused = js.run(
        """IDBObjectStore.prototype.put = function () {
          const { transaction } = this;
          queueMicrotask(() => transaction.abort());
          Object.defineProperty(transaction, "error", { value: new DOMException("", "QuotaExceededError") });
        };
        await keep("theme", "light");"""
    )
    js.page.reload()

    assert refused == {"code": "storage-full"}
    assert js.run('return recall("theme");') == "red"


@pytest.fixture
def authenticator(page: Page) -> Iterator[tuple[CDPSession, str]]:
    """A virtual authenticator with PRF, as Chromium offers it to tests."""
    session, name = fingerprint(page, hasPrf=True)
    yield session, name
    session.send("WebAuthn.disable")


MAKE_PASSKEY = """const made = await createPasskey({ site: "Rigcheck", label: "quiet-owl-fox-12" });
    return [toHex(made.locator), toHex(made.prf)];"""
USE_PASSKEY = "const got = await getPasskey(); return [toHex(got.locator), toHex(got.prf)];"


def test_a_passkey_gives_the_same_secret_every_time(js, authenticator):
    locator, prf = js.run(MAKE_PASSKEY)
    js.page.reload()

    assert (len(locator), len(prf)) == (32, 64)
    assert js.run(USE_PASSKEY) == [locator, prf]
    assert js.run(USE_PASSKEY) == [locator, prf]


def test_a_passkey_that_gives_its_secret_only_when_asked_again(js, authenticator):
    locator, prf = js.run(
        f"""const results = PublicKeyCredential.prototype.getClientExtensionResults;
        PublicKeyCredential.prototype.getClientExtensionResults = function () {{
          const given = results.call(this);
          return this.response.attestationObject ? {{ prf: {{ enabled: true }} }} : given;
        }};
        {MAKE_PASSKEY}"""
    )

    assert js.run(USE_PASSKEY) == [locator, prf]


def test_a_passkey_without_prf_is_refused(js, page):
    fingerprint(page)

    assert js.run(MAKE_PASSKEY) == {"code": "passkey-no-prf"}


def test_a_fingerprint_that_does_not_match(js, authenticator):
    session, name = authenticator
    js.run(MAKE_PASSKEY)
    session.send("WebAuthn.setUserVerified", {"authenticatorId": name, "isUserVerified": False})

    assert js.run(USE_PASSKEY) == {"code": "passkey-cancelled"}


def test_a_browser_without_passkeys(js):
    assert js.run(f"delete window.PublicKeyCredential; {MAKE_PASSKEY}") == {"code": "passkey-unknown"}


def pdf_of(js: Modules, made: str, **given) -> pypdf.PdfReader:
    packed = js.run(
        f"""const bytes = new Uint8Array(await ({made}).arrayBuffer());
        return btoa(String.fromCharCode(...bytes));""",
        **given,
    )
    return pypdf.PdfReader(io.BytesIO(base64.b64decode(packed)), strict=True)


def test_the_recovery_card_on_paper_holds_the_code(js):
    reader = pdf_of(js, "recoveryCardPdf({ code, texts })", code=CODE, texts=TEXTS)
    (sheet,) = reader.pages
    text = sheet.extract_text()

    assert all(group in text for group in CODE.split("-"))
    assert TEXTS["title"] in text
    assert "– not in your locker" in text
    assert "knows …" in text
    assert TEXTS["footer"] in text
    assert (sheet.mediabox.width, sheet.mediabox.height) == (612, 792)
    assert not reader.metadata


def test_a_blank_card_has_a_square_for_each_character(js):
    reader = pdf_of(js, "blankCardPdf({ groups: 11, texts, paper: 'a4' })", texts=TEXTS)
    content = reader.pages[0].get_contents().get_data().decode()

    assert content.count(" re S") == 1 + 11 * 4
    assert reader.pages[0].mediabox.width == 595


def test_letters_that_the_paper_cannot_show_are_refused(js):
    texts = {**TEXTS, "title": "Карта"}

    assert js.run("recoveryCardPdf({ code, texts });", code=CODE, texts=texts) == {"code": "unprintable"}


@pytest.mark.parametrize("text", [CODE, "RIGCHECK 12"])
def test_the_qr_code_is_the_one_that_segno_draws(js, text):
    path, box, label = js.run(
        """const svg = qrSvg(given.text, "Recovery code");
        document.querySelector("main").append(svg);
        return [svg.querySelector("path").getAttribute("d"), svg.getAttribute("viewBox"), svg.ariaLabel];""",
        text=text,
    )
    size = int(box.split()[2]) - 8
    drawn = [[0] * size for _ in range(size)]
    for run in path.split("z")[:-1]:
        where, length = run.split("v")[0].removeprefix("M").split("h")
        x, y = (int(number) - 4 for number in where.split(" "))
        drawn[y][x : x + int(length)] = [1] * int(length)
    options = {"error": "m", "mode": "alphanumeric", "micro": False, "boost_error": False}
    masks = [[list(row) for row in segno.make(text, mask=mask, **options).matrix] for mask in range(8)]

    assert drawn in masks
    assert label == "Recovery code"


def test_a_qr_code_carries_plain_characters(js):
    assert js.run("qrSvg('Ça va', 'x');") == {"code": "unprintable"}
