"""Browser and Python: what one asks for the other signs, and both read and refuse the same list of keys."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from rigcheck.bridge.enrolment.challenge import enrolment_challenge
from rigcheck.bridge.enrolment.issue import sign_request
from rigcheck.bridge.enrolment.redeem import redeem
from rigcheck.bridge.keylog import Keylog, Purpose, fingerprint, open_keylog
from rigcheck.engines.sealing.hazmat.signing import Signer
from rigcheck.engines.tokens.issuance import ask
from rigcheck.kernel.months import Month
from rigcheck.kernel.refusals import Refusal
from rigcheck.outside.randomness import SeededChance
from tests.bridge.keylog import test_list as lists
from tests.bridge.keylog import test_seats_in_list as seats
from tests.bridge.lists import MONTH, PERIOD
from tests.issuers import issuer
from tests.journeys.modules import served

pytestmark = pytest.mark.journey

CHANCE = SeededChance("twins")
SIGNER, LOG, TWO = lists.SIGNER, lists.LOG, lists.TWO
SCOPES = ["port-alder"]
VECTORS = Path(__file__).parents[1] / "vectors/tokens"


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as at:
        yield at


class Tokens:
    """A page in which the modules of `/tokens/` run; bytes go in and come out as hexadecimal."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.goto(f"{address}/")

    def run(self, body: str, /, **given: Any) -> Any:
        """Run `body`; a refusal comes back as its code."""
        names = ["/tokens/layout.js", "/tokens/keylog.js", "/sealing/bytes.js", "/vendor/blindrsa-ts/blindrsa.js"]
        return self.page.evaluate(
            f"""async (given) => {{
                const all = await Promise.all({json.dumps(names)}.map((name) => import(name)));
                const t = Object.assign({{}}, ...all, await import("/tokens/blind.js"));
                const {{ toHex, fromHex }} = t;
                const {{ {", ".join(given)} }} = given;
                try {{ {body} }} catch (error) {{
                    if (error.name !== "Refusal") throw error;
                    return {{ code: error.code }};
                }}
            }}""",
            given,
        )


@pytest.fixture
def js(page: Page, address: str) -> Tokens:
    return Tokens(page, address)


def token_of(private, scope: str = "port-alder") -> bytes:
    """A token made by the Python twin."""
    asked = ask(private.public, enrolment_challenge(scope, PERIOD), CHANCE)
    return asked.finish(sign_request(private=private, request=asked.request, chance=CHANCE)).encode()


def checked(js: Tokens, token: bytes, log: Keylog = LOG, month: str = "2026-11", scopes: list[str] = SCOPES) -> Any:
    """What the browser says of a token."""
    return js.run(
        "return await t.check(await t.openKeylog(text), fromHex(token), { scopes, month });",
        text=log.write(SIGNER), token=token.hex(), month=month, scopes=scopes,
    )  # fmt: skip


def test_a_card_made_in_the_browser_opens_on_the_server(js):
    asked = js.run(
        """const log = await t.openKeylog(text, fromHex(pinned));
        const asked = await t.ask(log, { scope: "port-alder", month: "2026-11" });
        return { ...asked, request: toHex(asked.request), spki: toHex(asked.spki), input: toHex(asked.input),
          inverse: toHex(asked.inverse) };""",
        text=LOG.write(SIGNER), pinned=SIGNER.public.hex(),
    )  # fmt: skip
    response = sign_request(private=issuer(0), request=bytes.fromhex(asked["request"]), chance=CHANCE)
    fragment = js.run(
        """const kept = { spki: fromHex(asked.spki), input: fromHex(asked.input), inverse: fromHex(asked.inverse) };
        return t.writeFragment(await t.finish(kept, fromHex(response)), asked.mark);""",
        asked=asked, response=response.hex(),
    )  # fmt: skip
    read = js.run(
        "const { token, mark } = t.readFragment('#' + fragment); return [toHex(token), mark];", fragment=fragment
    )
    token = bytes.fromhex(read[0])

    admission = redeem(token=token, keylog=TWO, agency_scopes=SCOPES, month=MONTH)
    assert (admission.scope, admission.period) == ("port-alder", PERIOD) == (asked["scope"], asked["period"])
    assert read[1] == str(LOG.mark)
    assert checked(js, token, TWO) == {"scope": "port-alder", "period": PERIOD}


def test_a_card_made_by_python_is_good_in_the_browser(js):
    token = token_of(issuer(0))

    assert checked(js, token) == {"scope": "port-alder", "period": PERIOD}
    assert checked(js, token, month="2027-03") == {"scope": "port-alder", "period": PERIOD}


def test_both_ends_turn_the_same_cards_away(js):
    good, planted = token_of(issuer(0)), token_of(issuer(1))
    spoiled = [good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :] for at in (0, 2, 40, 70, 481)]
    ended = LOG.end(issuer(0).public.spki)
    cases = [
        *((token, LOG, "2026-11", SCOPES) for token in [*spoiled, b"", good[:-1], good + b"\0", planted]),
        (good, ended, "2026-11", SCOPES), (good, LOG, "2027-04", SCOPES), (good, LOG, "2026-09", SCOPES),
        (good, LOG, "2026-11", ["cedar-ridge"]), (token_of(issuer(0), "cedar-ridge"), LOG, "2026-11", SCOPES),
    ]  # fmt: skip

    theirs = [checked(js, *case)["code"] for case in cases]

    mine = []
    for token, log, month, scopes in cases:
        with pytest.raises(Refusal) as refused:
            redeem(token=token, keylog=log, agency_scopes=scopes, month=Month.parse(month))
        mine.append(refused.value.code)
    assert theirs == mine
    assert {"not-a-card", "altered-card", "unknown-key", "ended-key", "another-agency"} == set(mine)


def test_a_key_planted_for_one_person_gets_nowhere(js):
    """Four ways in which a site could give one person a key of their own; each is refused in the browser."""
    planted = issuer(1)
    secret = lists.with_key(lists.EMPTY, 1)

    answered_with_another = js.run(
        """const { input, inverse, spki, request } = await t.ask(await t.openKeylog(text), given.want);
        globalThis.kept = { input, inverse, spki };
        return toHex(request);""",
        text=LOG.write(SIGNER), want={"scope": "port-alder", "month": "2026-11"},
    )  # fmt: skip
    request = bytes.fromhex(answered_with_another)
    other = request[:2] + planted.public.key_id[-1:] + bytes([0]) + request[4:]
    response = sign_request(private=planted, request=other, chance=CHANCE)
    assert js.run("return toHex(await t.finish(kept, fromHex(r)));", r=response.hex()) == {"code": "altered-card"}

    shown_another_list = js.run(
        """const mine = await t.markOf(await t.openKeylog(secret));
        await t.agree(await t.openKeylog(everybodys), mine);""",
        secret=secret.write(SIGNER), everybodys=LOG.write(SIGNER),
    )  # fmt: skip
    assert shown_another_list == {"code": "another-list"}

    assert checked(js, token_of(planted)) == {"code": "unknown-key"}

    lines = [*TWO.entries]
    third = lines[1].line().replace("1 added", "3 added").replace("2026-Q4", "2027-Q2")
    third = third.replace(third.split(" ")[5], lists.with_key(lists.EMPTY, 2).entries[1].line().split(" ")[5])
    crowded = lists.rewritten(lambda old: [*old, third])
    assert js.run("await t.openKeylog(text);", text=crowded) == {"code": "too-many-keys"}


def refusal_of(text: str, pinned: bytes | None) -> str:
    """What Python says of a keylog file."""
    try:
        open_keylog(text, pinned)
    except Refusal as refused:
        return refused.code
    return "opened"


def spoiled_files() -> list[tuple[str, bytes | None]]:
    """Keylog files with everything wrong that the Python tests know."""
    text, stranger = TWO.write(SIGNER), Signer(bytes(32))
    changed = [lists.rewritten(change) for change in lists.SPOILED.values()]
    key = issuer(0).public.spki
    more = ["", LOG.end(key).write(SIGNER), text.replace("\n3\n", "\n4\n"), text.replace("\n\n", "\n"),
            text + "\n\nx\n",
            text.replace("/keylog\n", "/list\n"), text.rsplit("\n", 2)[0] + "\n", TWO.write(stranger),
            text.replace("\u2014", "-"), text.replace("added", "kept", 1), text.replace("\n3\n", "\n"),
            lists.rewritten(lambda lines: [*lines, lines[1].replace("1 added", "3 added")]),
            lists.rewritten(lambda lines: [*lines, lines[1].replace("1 added", "3 ended")])]  # fmt: skip
    flipped = lists.changed_by_one()[::9]
    return [(one, pinned) for one in [text, *changed, *more, *flipped] for pinned in (SIGNER.public, None)]


def test_both_ends_refuse_the_same_files(js):
    files = spoiled_files()
    theirs = js.run(
        """return Promise.all(files.map(([text, pinned]) => t.openKeylog(text, pinned && fromHex(pinned))
          .then(() => "opened", (refusal) => refusal.code ?? String(refusal))));""",
        files=[[text, pinned.hex() if pinned else None] for text, pinned in files],
    )

    assert theirs == [refusal_of(text, pinned) for text, pinned in files]
    assert {"opened", "not-a-keylog", "keylog-signature", "key-state"} <= set(theirs)


def test_both_ends_read_seats_and_their_certificates(js):
    certified = seats.FIRST.append(**seats.certified(Purpose.CLINICIAN, "a.lee", seats.OTHER, seats.LEAD))
    text = certified.write(seats.HOUSE)
    entry = certified.entries[-1]

    theirs = js.run(
        """const log = await t.openKeylog(text);
        const entry = t.live(log, "clinician", "a.lee", "2026-11")[0];
        return [toHex(entry.key), toHex(t.statement(entry)), toHex(entry.certificate)];""",
        text=text,
    )
    assert theirs == [entry.key.hex(), entry.statement.hex(), entry.certificate.hex()]


def test_both_ends_read_a_seat_that_came_back(js):
    first = seats.certified(Purpose.CLINICIAN, "a.lee", seats.OTHER, seats.LEAD)
    again = seats.certified(Purpose.CLINICIAN, "a.lee", seats.OTHER, seats.LEAD, endings=1)
    back = seats.FIRST.append(**first).end(first["key"]).append(**again)
    theirs = js.run(
        """const log = await t.openKeylog(text);
        const [entry] = t.live(log, "clinician", "a.lee", "2026-11");
        return [entry.number, toHex(t.statement(entry, 1))];""",
        text=back.write(seats.HOUSE),
    )
    assert theirs == [4, back.entries[-1].certified(1).hex()]

    signed = js.run(
        """const { statement } = await import("/sealing/certificates.js");
        return [0, 1, 2].map((endings) => toHex(statement("clinician", "a.lee", fromHex(key), endings)));""",
        key=first["key"].hex(),
    )
    assert signed == [back.entries[-1].certified(endings).hex() for endings in (0, 1, 2)]


def test_marks_digests_and_fingerprints_are_equal(js):
    theirs = js.run(
        """const log = await t.openKeylog(text);
        return [await t.markOf(log), await t.markAt(log, 1), await t.spoken(log), await t.fingerprint(log.publicKey),
          toHex(await t.enrolmentDigest("port-alder", "2026-Q4"))];""",
        text=TWO.write(SIGNER),
    )
    digest = enrolment_challenge("port-alder", "2026-Q4").digest
    assert theirs == [
        str(TWO.mark), str(TWO.mark_at(1)), TWO.mark.spoken, fingerprint(SIGNER.public), digest.hex(),
    ]  # fmt: skip


def test_both_ends_agree_and_extend_alike(js):
    other = lists.with_key(lists.EMPTY, 1)
    marks = [str(TWO.mark), str(LOG.mark), str(other.mark), "9." + str(TWO.mark)[2:], "x", "0." + "A" * 43]
    theirs = js.run(
        """const [log, ...others] = await Promise.all(texts.map((text) => t.openKeylog(text)));
        const code = async (act) => { try { await act(); return "ok"; } catch ({ code }) { return code; } };
        return [await Promise.all(marks.map((mark) => code(() => t.agree(log, mark)))),
          await Promise.all(others.map((older) => code(() => t.extend(log, older)))),
          await code(() => t.extend(others[0], log))];""",
        marks=marks, texts=[log.write(SIGNER) for log in (TWO, LOG, other)],
    )  # fmt: skip

    assert theirs == [
        ["ok", "ok", "another-list", "older-copy", "not-a-mark", "not-a-mark"],
        ["ok", "keylog-rewritten"],
        "keylog-rewritten",
    ]


def test_the_same_keys_are_live(js):
    log = TWO.append(purpose=Purpose.CATALOGUE, scope="port-alder", period="2026", key=bytes(32))
    months = ["2025-12", "2026-09", "2026-10", "2026-12", "2027-01", "2027-03", "2027-04", "2027-12", "2028-01"]
    theirs = js.run(
        """const log = await t.openKeylog(text);
        return months.map((month) => ["enrolment", "catalogue"].map((purpose) =>
          t.live(log, purpose, "port-alder", month).map(({ number }) => number)));""",
        text=log.write(SIGNER), months=months,
    )  # fmt: skip

    assert theirs == [
        [[entry.number for entry in log.live(Purpose(purpose), "port-alder", Month.parse(month))]
         for purpose in ("enrolment", "catalogue")]
        for month in months
    ]  # fmt: skip
    assert js.run(
        "await t.ask(await t.openKeylog(text), { scope: 'port-alder', month: '2028-01' });", text=log.write(SIGNER)
    ) == {"code": "no-live-key"}


@pytest.mark.parametrize("fragment", ["", "#card=x&log=1.x", "#card=" + "A" * 643 + "&log=1.A", "#log=1.A"])
def test_other_fragments_are_no_cards(js, fragment):
    assert js.run("t.readFragment(fragment);", fragment=fragment) == {"code": "not-a-card"}


def test_the_browsers_library_keeps_to_the_published_vectors(js):
    """RFC 9474 (deterministic) finished, and the tokens of RFC 9578 verified, by the vendored library itself."""
    vectors = json.loads((VECTORS / "rfc9474.json").read_text())["vectors"]
    mine = next(vector for vector in vectors if vector["name"] == "RSABSSA-SHA384-PSS-Deterministic")
    tokens = json.loads((VECTORS / "rfc9578.json").read_text())["vectors"]

    signature, verified = js.run(
        """const suite = t.RSABSSA.SHA384.PSS.Deterministic();
        const key = (n) => crypto.subtle.importKey("jwk", { kty: "RSA", alg: "PS384", e: "AQAB", ext: true,
          n: t.toBase64Url(fromHex(n)) }, { name: "RSA-PSS", hash: "SHA-384" }, true, ["verify"]);
        const bytes = (name) => fromHex(vector[name].replace("0x", ""));
        const signed = await suite.finalize(await key(vector.n.replace("0x", "")), bytes("input_msg"),
          bytes("blind_sig"), bytes("inv"));
        return [toHex(signed), await Promise.all(tokens.map(async ({ pkS, token }) => suite.verify(
          await key(pkS.slice(-522, -10)), fromHex(token.slice(196)), fromHex(token.slice(0, 196)))))];""",
        vector=mine, tokens=tokens,
    )  # fmt: skip

    assert signature == mine["sig"].removeprefix("0x")
    assert verified == [True] * 5
